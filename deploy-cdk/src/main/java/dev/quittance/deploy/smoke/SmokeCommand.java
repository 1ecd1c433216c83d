package dev.quittance.deploy.smoke;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@code smoke URL}: pays in the sandbox with the key in {@code QUITTANCE_SMOKE_KEY}, waits until the payment has
 * succeeded and the journal tells of it, refunds it and waits until it is refunded.
 */
public final class SmokeCommand {

    public static final String USAGE = "smoke URL";

    private static final String KEY = "QUITTANCE_SMOKE_KEY";
    private static final String TEST_MODE = "sk_test_";

    private SmokeCommand() {}

    /**
     * @return whether it pays and refunds
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
            new Smoke(door, patience, out).payAndRefund();
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
     * @param answer for a payment or refund that is accepted; a door that was just built may need a minute
     * @param outcome for the payment's success, again for its journal item, and again for the refund's success
     * @param between two looks
     */
    record Patience(Duration answer, Duration outcome, Duration between) {

        static final Patience OF_A_DEPLOYMENT =
                new Patience(Duration.ofMinutes(2), Duration.ofMinutes(2), Duration.ofSeconds(2));
    }
}
