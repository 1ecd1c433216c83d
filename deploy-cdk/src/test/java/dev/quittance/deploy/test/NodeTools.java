package dev.quittance.deploy.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The Node tools that {@code package-lock.json} pins; fetched once, and again when it pins others. */
public final class NodeTools {

    private static final Path PINNED = Path.of("package-lock.json");

    /** A copy of what was fetched, made when all of it was there. */
    private static final Path FETCHED = Path.of("node_modules/.fetched.json");

    private NodeTools() {}

    /** @param file inside {@code node_modules} */
    public static synchronized Path installed(String file) throws IOException {
        if (!Files.exists(FETCHED) || Files.mismatch(PINNED, FETCHED) >= 0) {
            var install =
                    Command.in(Path.of("."), "npm", "ci", "--include=dev", "--ignore-scripts", "--prefer-offline");
            assertThat(install.exit()).as(install.output()).isZero();
            Files.copy(PINNED, FETCHED);
        }
        return Path.of("node_modules").resolve(file).toAbsolutePath();
    }
}
