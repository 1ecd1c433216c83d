package dev.quittance.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How long to wait before each attempt: a list of delays, of which each is stretched or shrunk a little. */
final class RetrySchedule {

    private final List<Duration> delays;
    private final double jitter;
    private final RandomGenerator random;

    /**
     * The first delay belongs to the first attempt.
     *
     * @param jitter the largest part of a delay that is added or taken away, so that what failed together isn't tried
     *     together again
     */
    RetrySchedule(List<Duration> delays, double jitter, RandomGenerator random) {
        if (delays.isEmpty() || jitter < 0 || jitter >= 1) {
            throw new IllegalArgumentException("delays " + delays + ", jitter " + jitter);
        }
        this.delays = List.copyOf(delays);
        this.jitter = jitter;
        this.random = random;
    }

    /** The wait after so many failures; empty when there were enough. */
    Optional<Duration> after(int failures) {
        return failures < delays.size() ? Optional.of(jittered(delays.get(failures))) : Optional.empty();
    }

    private Duration jittered(Duration delay) {
        var factor = 1 + jitter * (2 * random.nextDouble() - 1);
        return Duration.ofMillis(Math.round(delay.toMillis() * factor));
    }
}
