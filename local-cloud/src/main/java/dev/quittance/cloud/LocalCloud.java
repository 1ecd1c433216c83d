package dev.quittance.cloud;

import dev.quittance.cloud.process.PlatformLog;
import dev.quittance.cloud.settings.CannotStartException;
import dev.quittance.cloud.settings.Settings;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Main class: {@code java -jar local-cloud.jar [--without application] [--without functions]}. */
final class LocalCloud {

    private LocalCloud() {}

    public static void main(String[] arguments) throws Exception {
        var log = new PlatformLog(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        try {
            var options = Options.parse(List.of(arguments), Settings.of(System.getProperties(), System.getenv()));
            var platform = Platform.prepare(options, log);
            Runtime.getRuntime().addShutdownHook(new Thread(platform::stop, "stop"));
            platform.start();
            platform.awaitEnd();
        } catch (CannotStartException e) {
            System.err.println("Quittance: " + e.getMessage());
            System.exit(1);
        }
    }
}
