package dev.quittance.aws;

import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;

/** What is asked first of a client loads its classes, for which a crowded machine needs longer than production waits. */
public final class FirstAnswer {

    private static final Duration WITHIN = Duration.ofMinutes(1);

    private FirstAnswer() {}

    /** Asks again until there is an answer. */
    public static void await(Runnable call) {
        var startNanos = System.nanoTime();
        while (true) {
            try {
                call.run();
                return;
            } catch (SdkException e) {
                if (System.nanoTime() - startNanos > WITHIN.toNanos()) {
                    throw e;
                }
            }
        }
    }
}
