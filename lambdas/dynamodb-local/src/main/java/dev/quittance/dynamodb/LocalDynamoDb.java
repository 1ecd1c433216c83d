package dev.quittance.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A DynamoDB for the tests of one JVM: in memory, with the tables of {@code wiring.json}, on a free loopback port. It
 * runs in a process of its own because it brings its own AWS SDK, and that process ends with this one.
 */
public final class LocalDynamoDb {

    /** A system property, because Quarkus loads test classes twice and one process is enough. */
    private static final String ENDPOINT = "quittance.test.dynamodb-endpoint";

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
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Xmx256m",
                            "--enable-native-access=ALL-UNNAMED",
                            "-Dsqlite4java.library.path=" + libraries(),
                            "-cp",
                            home() + System.getProperty("path.separator") + libraries() + "/*",
                            LocalDynamoDbServer.class.getName())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            // Standard input stays open as long as this process lives; the child ends when it is closed.
            return readPort(process.inputReader(UTF_8).readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String readPort(@Nullable String line) {
        if (line == null || !line.matches("\\d+")) {
            throw new IllegalStateException("DynamoDB Local did not start; it said: " + line);
        }
        return "http://127.0.0.1:" + line;
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
