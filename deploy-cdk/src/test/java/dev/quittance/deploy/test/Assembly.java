package dev.quittance.deploy.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quittance.deploy.QuittanceApp;
import dev.quittance.deploy.artifact.Artifacts;
import dev.quittance.deploy.settings.Settings;
import dev.quittance.deploy.settings.SettingsFile;
import dev.quittance.deploy.template.Templates;
import dev.quittance.deploy.wiring.Wiring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Each environment, synthesized once for all tests; small stand-ins take the place of what other modules package. */
public final class Assembly {

    public static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    private static final Path ENVIRONMENTS = REPOSITORY.resolve("deploy-cdk/src/test/environments");
    private static final Path STUBS = Path.of("target/test-artifacts");
    private static final Path OUTPUT = Path.of("target/test-assemblies");
    private static final Map<String, Path> SYNTHESIZED = new ConcurrentHashMap<>();

    private Assembly() {}

    public static Templates prod() {
        return templates("prod");
    }

    public static Templates templates(String environment) {
        return Templates.of(folder(environment));
    }

    public static Path folder(String environment) {
        return SYNTHESIZED.computeIfAbsent(environment, name -> synthesize(name, OUTPUT.resolve(name)));
    }

    /** What CDK's command would be told. */
    public static JsonNode manifest(String environment) {
        try {
            return new JsonMapper()
                    .readTree(folder(environment).resolve("manifest.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path synthesize(String environment, Path output) {
        return synthesize(settings(environment), output);
    }

    public static Path synthesize(Settings settings, Path output) {
        new QuittanceApp(settings, wiring(), stubs(), output).synthesize();
        return output;
    }

    public static Settings settings(String environment) {
        return SettingsFile.read(settingsFile(environment));
    }

    /** The tests' own environments: what stands in {@code deploy-cdk/environments} is the operators' to change. */
    public static Path settingsFile(String environment) {
        return ENVIRONMENTS.resolve(environment + ".json");
    }

    public static Wiring wiring() {
        try {
            return Wiring.read(REPOSITORY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Artifacts stubs() {
        stub("application/quarkus-run.jar");
        stub("lambdas/payment/target/function.zip");
        stub("lambdas/recorder/target/function.zip");
        stub("site/index.html");
        stub("site/assets/site.0123456789ab.css");
        return new Artifacts(
                STUBS.resolve("application"),
                STUBS.resolve("lambdas"),
                REPOSITORY.resolve("application/target/openapi/openapi.json"),
                STUBS.resolve("site"),
                REPOSITORY.resolve("application/src/main/site/headers.json"),
                REPOSITORY.resolve("deploy-cdk/src/main/host"),
                Path.of("target/test-packed"));
    }

    private static void stub(String name) {
        try {
            var file = STUBS.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "a stand-in for " + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
