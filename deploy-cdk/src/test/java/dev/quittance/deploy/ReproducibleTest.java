package dev.quittance.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.deploy.test.AnotherJvm;
import dev.quittance.deploy.test.Assembly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproducibleTest {

    @Test
    void templatesAndAssets_areTheSameBytesInAnotherJvm(@TempDir Path folder) throws IOException {
        var once = deployed(Assembly.synthesize("dev", folder.resolve("once")));
        var again = deployed(AnotherJvm.synthesize("dev", folder.resolve("again")));
        assertThat(once).hasSizeGreaterThan(10);
        assertThat(again).isEqualTo(once);
    }

    /** What CloudFormation and S3 get, by name, with a checksum of each; the rest of an assembly is for CDK's command. */
    private static Map<String, Long> deployed(Path assembly) throws IOException {
        var found = new TreeMap<String, Long>();
        try (var files = Files.list(assembly)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = file.getFileName().toString();
                if (name.endsWith(".template.json") || name.endsWith(".assets.json") || name.startsWith("asset.")) {
                    var checksum = new CRC32C();
                    checksum.update(Files.readAllBytes(file));
                    found.put(name, checksum.getValue());
                }
            }
        }
        return found;
    }
}
