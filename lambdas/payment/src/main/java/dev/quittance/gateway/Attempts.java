package dev.quittance.gateway;

import java.time.Duration;

/**
 * Tries at a PSP: again when it is unavailable, never after silence, and all of them within one time limit, so that
 * retries can't outlast the function.
 */
public final class Attempts {

    /** One more than the retries: a PSP that fails three times in a row won't recover within seconds. */
    private static final int ATTEMPTS_MAX = 3;

    private final Duration timeout;
    private final Duration backoff;

    /**
     * Tries with bounds.
     *
     * @param timeout for all tries together
     * @param backoff before the first retry; twice as long before the second
     */
    public Attempts(Duration timeout, Duration backoff) {
        this.timeout = timeout;
        this.backoff = backoff;
    }

    /** One try; {@code number} counts from 1, {@code patience} is how long it may take. */
    @FunctionalInterface
    public interface Attempt<T> {
        Reply<T> make(int number, Duration patience) throws InterruptedException;
    }

    /** The same tries, for an answer that nobody waits longer for than {@code limit}. */
    public Attempts within(Duration limit) {
        return limit.compareTo(timeout) < 0 ? new Attempts(limit, backoff) : this;
    }

    public Duration timeout() {
        return timeout;
    }

    /** Tries until the PSP answers, stays silent, or no try or time is left. */
    public <T> Reply<T> make(Attempt<T> attempt) throws InterruptedException {
        var deadlineNanos = System.nanoTime() + timeout.toNanos();
        for (var number = 1; ; number++) {
            var reply = attempt.make(number, Duration.ofNanos(deadlineNanos - System.nanoTime()));
            var pause = backoff.multipliedBy(number);
            var timeLeft = deadlineNanos - System.nanoTime() > pause.toNanos();
            if (!(reply instanceof Reply.Unavailable<T>) || number == ATTEMPTS_MAX || !timeLeft) {
                return reply;
            }
            Thread.sleep(pause);
        }
    }
}
