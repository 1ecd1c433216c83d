package dev.quittance.host;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Map;

/** The application when it is started without arguments; with them, a command that does its work and ends. */
@QuarkusMain
public final class Quittance {

    private Quittance() {}

    public static void main(String... arguments) {
        if (arguments.length == 0) {
            Quarkus.run(arguments);
        } else {
            System.exit(run(System.getenv(), arguments));
        }
    }

    private static int run(Map<String, String> environment, String... arguments) {
        try {
            HostCommand.parse(arguments).run(HostEnvironment.of(environment), System.out);
            return 0;
        } catch (HostCommandException e) {
            System.err.println("quittance: " + e.getMessage());
            return 1;
        }
    }
}
