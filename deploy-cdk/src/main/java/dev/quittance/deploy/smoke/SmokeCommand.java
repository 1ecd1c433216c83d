package dev.quittance.deploy.smoke;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@code smoke URL}: pays in the sandbox with the key in {@code QUITTANCE_SMOKE_KEY} and waits until the payment has
 * succeeded and the journal tells of it.
 */
public final class SmokeCommand {

    public static final String USAGE = "smoke URL";

    private static final String KEY = "QUITTANCE_SMOKE_KEY";
    private static final String TEST_MODE = "sk_test_";

    private SmokeCommand() {}

    /**
     * @return whether it pays
     * @throws IllegalArgumentException when the address or the key is missing, or the key could take real money
     */
    public static boolean run(List<String> arguments, Map<String, String> environment, PrintStream out) {
        return run(arguments, environment, Patience.OF_A_DEPLOYMENT, out);
    }

    static boolean run(List<String> arguments, Map<String, String> environment, Patience patience, PrintStream out) {
        if (arguments.size() != 1) {
            throw new IllegalArgumentException("usage: " + USAGE);
        }
        var key = Objects.requireNonNullElse(environment.get(KEY), "");
        if (!key.startsWith(TEST_MODE)) {
            throw new IllegalArgumentException("set " + KEY + " to a key of a test merchant, " + TEST_MODE + "…");
        }
        try (var door = new Door(URI.create(arguments.getFirst()), key)) {
            new Smoke(door, patience, out).pay();
            out.println("it pays");
            return true;
        } catch (SmokeException e) {
            out.println("it doesn't pay: " + e.getMessage());
            return false;
        }
    }

    /**
     * How long is waited.
     *
     * @param answer for a payment that is accepted; a door that was just built may need a minute
     * @param outcome for its success, and again for its journal item
     * @param between two looks
     */
    record Patience(Duration answer, Duration outcome, Duration between) {

        static final Patience OF_A_DEPLOYMENT =
                new Patience(Duration.ofMinutes(2), Duration.ofMinutes(2), Duration.ofSeconds(2));
    }
}
