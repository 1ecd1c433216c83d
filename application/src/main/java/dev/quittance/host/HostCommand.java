package dev.quittance.host;

import dev.quittance.events.Mode;
import java.io.PrintStream;
import java.util.Locale;

/** A command on the host. */
sealed interface HostCommand permits Provision, Migrate, CreateMerchant, SuspendMerchant, CreateOperator {

    String USAGE = """
            usage: java -jar quarkus-run.jar [command]
              provision                         make the database's two roles, as its administrator
              migrate                           bring the schema up to date, as its owner
              merchant create NAME test|live [EMAIL]
                                                make a merchant and show its first secret key, once;
                                                EMAIL is told when one of its endpoints was disabled
              merchant suspend ID               stop a merchant's keys; what is under way goes on
              merchant resume ID                let them work again
              operator create NAME viewer|operator|admin
                                                make an operator and show their one-time secret""";

    /**
     * Carries it out.
     *
     * @throws HostCommandException when it can't be
     */
    void run(HostEnvironment environment, PrintStream out);

    static HostCommand parse(String... arguments) {
        return switch (String.join(" ", arguments).replaceFirst("((merchant|operator) \\w+) .*", "$1")) {
            case "provision" -> new Provision();
            case "migrate" -> new Migrate();
            case "merchant create" ->
                new CreateMerchant(
                        argument(arguments, 2),
                        mode(argument(arguments, 3)),
                        arguments.length > 4 ? arguments[4] : null);
            case "merchant suspend" -> new SuspendMerchant(argument(arguments, 2), true);
            case "merchant resume" -> new SuspendMerchant(argument(arguments, 2), false);
            case "operator create" -> new CreateOperator(argument(arguments, 2), argument(arguments, 3));
            default -> throw new HostCommandException("there is no such command\n" + USAGE);
        };
    }

    private static String argument(String[] arguments, int index) {
        if (arguments.length <= index) {
            throw new HostCommandException("an argument is missing\n" + USAGE);
        }
        return arguments[index];
    }

    private static Mode mode(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "test" -> Mode.TEST;
            case "live" -> Mode.LIVE;
            default -> throw new HostCommandException("the mode is test or live");
        };
    }
}
