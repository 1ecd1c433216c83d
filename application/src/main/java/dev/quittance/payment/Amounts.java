package dev.quittance.payment;

import dev.quittance.events.Operation;
import dev.quittance.money.Currencies;
import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How little and how much a payment may collect in its currency. Limits that leave nothing are refused at the start. */
@Startup
@ApplicationScoped
class Amounts {

    private static final long MAX_UNLESS_NAMED = 99_999_999;

    private final Map<String, Long> minimum;
    private final Map<String, Long> maximum;

    Amounts(AmountLimits limits) {
        this.minimum = inUpperCase(limits.minimum());
        this.maximum = inUpperCase(limits.maximum());
        Stream.of(minimum, maximum).flatMap(named -> named.keySet().stream()).forEach(this::requireSense);
    }

    /** Of an environment variable's name nobody knows the case. */
    private static Map<String, Long> inUpperCase(Map<String, Long> named) {
        return named.entrySet().stream()
                .collect(Collectors.toMap(limit -> limit.getKey().toUpperCase(Locale.ROOT), Map.Entry::getValue));
    }

    private void requireSense(String currency) {
        var leavesAny = 1 <= min(currency) && min(currency) <= max(currency) && max(currency) <= Operation.AMOUNT_MAX;
        if (!leavesAny || !Currencies.isKnown(currency)) {
            throw new IllegalStateException("quittance.amounts of " + currency + " are " + min(currency) + " to "
                    + max(currency) + ", but it takes an ISO 4217 code and a range within 1 to "
                    + Operation.AMOUNT_MAX);
        }
    }

    /**
     * Refuses what is out of its currency's bounds.
     *
     * @throws ProblemException {@code amount-too-small} or {@code amount-too-large}
     */
    void require(long amount, String currency) {
        if (amount < min(currency)) {
            throw ProblemException.at(
                    "/amount",
                    ProblemCode.AMOUNT_TOO_SMALL,
                    "The amount must be at least " + min(currency) + " minor units of " + currency + ".");
        }
        if (amount > max(currency)) {
            throw ProblemException.at(
                    "/amount",
                    ProblemCode.AMOUNT_TOO_LARGE,
                    "The amount may be at most " + max(currency) + " minor units of " + currency + ".");
        }
    }

    private long min(String currency) {
        return minimum.getOrDefault(currency, 1L);
    }

    private long max(String currency) {
        return maximum.getOrDefault(currency, MAX_UNLESS_NAMED);
    }
}
