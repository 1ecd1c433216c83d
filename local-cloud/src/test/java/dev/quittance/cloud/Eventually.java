package dev.quittance.cloud;

import java.io.IOException;
import java.util.concurrent.Callable;

/** Tries until it works, for a while. */
public final class Eventually {

    private Eventually() {}

    /** An assertion that may hold later. */
    public interface Assertion {
        void hold() throws Exception;
    }

    public static void seconds(int seconds, Assertion assertion) throws Exception {
        get(seconds, () -> {
            assertion.hold();
            return true;
        });
    }

    public static <T> T get(int seconds, Callable<T> call) throws Exception {
        var deadline = System.nanoTime() + seconds * 1_000_000_000L;
        while (true) {
            try {
                return call.call();
            } catch (AssertionError | IOException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.sleep(100);
            }
        }
    }
}
