package dev.quittance.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A DynamoDB for the tests of one JVM: in memory, with the tables of {@code wiring.json}, on a free loopback port. It
 * runs in a process of its own because it brings its own AWS SDK, and that process ends with this one.
 */
public final class LocalDynamoDb {

    /** A system property, because Quarkus loads test classes twice and one process is enough. */
    private static final String ENDPOINT = "quittance.test.dynamodb-endpoint";

    /** It needs 2 to 4 s; a crowded machine, several times that. */
    private static final int START_SECONDS_MAX = 150;

    private LocalDynamoDb() {}

    /** Where it listens; the first call starts it, in 2 to 4 s. */
    public static synchronized URI endpoint() {
        var running = System.getProperty(ENDPOINT);
        var endpoint = running == null ? start() : running;
        System.setProperty(ENDPOINT, endpoint);
        return URI.create(endpoint);
    }

    /** Makes it the DynamoDB of every AWS client that this JVM builds without naming an endpoint. */
    public static void becomeTheDefault() {
        System.setProperty("aws.region", "us-east-1");
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        System.setProperty("aws.endpointUrlDynamoDb", endpoint().toString());
    }

    private static String start() {
        try {
            // Its standard input stays open as long as this process lives; the child ends when it is closed.
            var child = child().redirectError(Redirect.INHERIT).start();
            var line = CompletableFuture.supplyAsync(() -> firstLine(child));
            return "http://127.0.0.1:" + port(line.get(START_SECONDS_MAX, TimeUnit.SECONDS));
        } catch (IOException | ExecutionException | TimeoutException | InterruptedException e) {
            throw new IllegalStateException("DynamoDB Local did not start", e);
        }
    }

    static ProcessBuilder child() {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dsqlite4java.library.path=" + libraries(),
                "-cp",
                home() + File.pathSeparator + libraries() + "/*",
                LocalDynamoDbServer.class.getName());
    }

    private static @Nullable String firstLine(Process child) {
        try {
            return child.inputReader(UTF_8).readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int port(@Nullable String line) {
        if (line == null) {
            throw new IllegalStateException("DynamoDB Local ended at once; its reason is on standard error");
        }
        return Integer.parseInt(line);
    }

    /** This module's classes, in a folder or a jar of its {@code target}. */
    private static Path home() {
        try {
            return Path.of(LocalDynamoDb.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path libraries() {
        return home().resolveSibling("lib");
    }
}
