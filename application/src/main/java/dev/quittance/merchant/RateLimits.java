package dev.quittance.merchant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import io.github.bucket4j.Bucket;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A token bucket for each key, told in the IETF's {@code RateLimit} fields on every answer. Each instance counts for
 * itself: with two instances a key has up to twice its rate, which protects the service as well.
 */
@ApplicationScoped
class RateLimits {

    private static final int KEYS_MAX = 100_000;

    private final LimitsConfig config;
    private final String policy;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(KEYS_MAX)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    RateLimits(LimitsConfig config) {
        this.config = config;
        // The bucket fills up within this window, so the quota is what a client may send in it.
        var window = Math.max(1, config.burst() / config.requestsPerSecond());
        this.policy = "\"default\";q=" + config.burst() + ";w=" + window;
    }

    /**
     * Takes a token and tells how many are left.
     *
     * @throws ProblemException {@code rate-limited}, with {@code Retry-After}
     */
    void take(String key, HttpServerResponse response) {
        var probe = Objects.requireNonNull(buckets.get(key, _ -> newBucket())).tryConsumeAndReturnRemaining(1);
        var refill = seconds(probe.getNanosToWaitForReset());
        response.putHeader("RateLimit-Policy", policy)
                .putHeader("RateLimit", "\"default\";r=" + probe.getRemainingTokens() + ";t=" + refill);
        if (!probe.isConsumed()) {
            response.putHeader("Retry-After", Long.toString(seconds(probe.getNanosToWaitForRefill())));
            throw new ProblemException(
                    ProblemCode.RATE_LIMITED,
                    "This key may send " + config.requestsPerSecond() + " requests a second, and bursts of "
                            + config.burst() + ".");
        }
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(config.burst()).refillGreedy(config.requestsPerSecond(), Duration.ofSeconds(1)))
                .build();
    }

    private static long seconds(long nanos) {
        return Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1));
    }
}
