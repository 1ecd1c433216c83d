package dev.quittance.cloud;

import dev.quittance.cloud.process.PlatformLog;
import dev.quittance.cloud.settings.CannotStartException;
import dev.quittance.cloud.settings.Settings;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Main class: {@code java -jar local-cloud.jar [--without application] [--without functions]}. */
final class LocalCloud {

    private LocalCloud() {}

    public static void main(String[] arguments) {
        var log = new PlatformLog(new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)), false, StandardCharsets.UTF_8));
        try {
            var options = Options.parse(List.of(arguments), Settings.of(System.getProperties(), System.getenv()));
            var platform = Platform.prepare(options, log);
            Runtime.getRuntime().addShutdownHook(new Thread(platform::stop, "stop"));
            if (options.settings().flag("leashed")) {
                Thread.ofPlatform().daemon().name("leash").start(LocalCloud::endWithParent);
            }
            platform.start();
            platform.awaitEnd();
        } catch (CannotStartException e) {
            System.err.println("Quittance: " + e.getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            // Stopped while it was starting; the hook is at work.
            return;
        } catch (Exception e) {
            // Half a platform would go on accepting payments that nobody executes.
            System.err.println("Quittance can't start:");
            e.printStackTrace();
        }
        System.exit(1);
    }

    /** Whoever started us holds the other end of our standard input and writes nothing: its end is theirs. */
    private static void endWithParent() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // As good as its end.
        }
        System.exit(143);
    }
}
