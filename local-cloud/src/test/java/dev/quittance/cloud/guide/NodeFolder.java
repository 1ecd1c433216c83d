package dev.quittance.cloud.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A folder in which samples in JavaScript find the published library, as {@code package-lock.json} pins it. */
final class NodeFolder {

    private static final Path NEEDS = Path.of("src/test/node");
    private static final Path FOLDER = Path.of("target/node");

    /** A copy of what was fetched, made when all of it was there. */
    private static final Path FETCHED = FOLDER.resolve("node_modules/.fetched.json");

    private static final int MINUTES_MAX = 5;

    private NodeFolder() {}

    static Path file(String name, String code) throws IOException, InterruptedException {
        var pinned = NEEDS.resolve("package-lock.json");
        if (!Files.exists(FETCHED) || Files.mismatch(pinned, FETCHED) >= 0) {
            install();
            Files.copy(pinned, FETCHED);
        }
        return Files.writeString(FOLDER.resolve(name), code);
    }

    private static void install() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        for (var name : List.of("package.json", "package-lock.json")) {
            Files.write(FOLDER.resolve(name), Files.readAllBytes(NEEDS.resolve(name)));
        }
        var log = FOLDER.resolve("npm.log");
        // Not our own input and output: Maven talks to the tests over them.
        var install = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-fund", "--no-audit")
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!install.waitFor(MINUTES_MAX, TimeUnit.MINUTES) || install.exitValue() != 0) {
            install.destroyForcibly();
            throw new IOException("npm could not fetch what the samples in JavaScript need: " + Files.readString(log));
        }
    }
}
