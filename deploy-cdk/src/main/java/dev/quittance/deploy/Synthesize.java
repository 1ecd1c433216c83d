package dev.quittance.deploy;

import dev.quittance.deploy.artifact.Artifacts;
import dev.quittance.deploy.artifact.MissingArtifactException;
import dev.quittance.deploy.cost.Cost;
import dev.quittance.deploy.settings.SettingsFile;
import dev.quittance.deploy.template.Templates;
import dev.quittance.deploy.wiring.Wiring;
import java.io.IOException;
import java.nio.file.Path;

/** {@code Synthesize REPOSITORY OUTPUT}: one cloud assembly for each environment in a folder of its name, and what it costs. */
final class Synthesize {

    private Synthesize() {}

    public static void main(String[] arguments) throws IOException {
        var repository = Path.of(arguments[0]);
        var output = Path.of(arguments[1]);
        try {
            var wiring = Wiring.read(repository);
            for (var settings : SettingsFile.readAll(repository)) {
                var assembly = output.resolve(settings.name());
                new QuittanceApp(settings, wiring, Artifacts.of(repository), assembly).synthesize();
                var cost = Cost.of(Templates.of(assembly));
                System.out.println("Synthesized " + assembly + ": " + cost.summary());
                System.out.print(cost.report());
                cost.check(settings.cost());
            }
        } catch (MissingArtifactException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
