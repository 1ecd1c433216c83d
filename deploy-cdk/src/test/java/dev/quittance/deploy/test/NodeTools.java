package dev.quittance.deploy.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

/** The Node tools that {@code package-lock.json} pins; fetched once. */
public final class NodeTools {

    private NodeTools() {}

    /** @param file inside {@code node_modules} */
    public static synchronized Path installed(String file) {
        var path = Path.of("node_modules").resolve(file).toAbsolutePath();
        if (!Files.exists(path)) {
            var install = Command.in(Path.of("."), "npm", "ci", "--ignore-scripts", "--prefer-offline");
            assertThat(install.exit()).as(install.output()).isZero();
        }
        return path;
    }
}
