package dev.quittance.explanation;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.quittance.delivery.DeliveryStatus;
import dev.quittance.payment.Action;
import dev.quittance.payment.PaymentStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a payment stands, and why.
 *
 * @param why sentences, the most important first
 * @param hops what has happened, oldest first; of a long story the latest
 * @param next what comes without the merchant, soonest first
 * @param allowedActions what the merchant can do now
 * @param told who was told of it or will be, newest first; of many the latest
 */
public record Explanation(
        String payment,
        PaymentStatus status,
        List<String> why,
        List<Hop> hops,
        List<Next> next,
        List<Action> allowedActions,
        List<Told> told) {

    static Explanation of(Known known) {
        return new Explanation(
                known.payment().id(),
                known.payment().status(),
                Reasons.of(known),
                History.of(known),
                Prospects.of(known),
                known.payment().allowedActions(),
                known.told());
    }

    /** Why it stands there and what comes next, as one text. */
    public List<String> sentences() {
        return Stream.concat(why.stream(), next.stream().map(Next::detail)).toList();
    }

    /** A wait as people say it, in its largest unit. */
    public static String brief(Duration wait) {
        var seconds = Math.max(0, wait.toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
    }

    /**
     * Something that comes by itself.
     *
     * @param at when; null when nobody can say, as with an operator's look
     * @param id the operation that it is about, or the payment
     */
    public record Next(Coming what, @Nullable Instant at, String id, String detail) {}

    /** What can come without the merchant. */
    public enum Coming {
        /** The PSP is asked what became of an operation. */
        INQUIRE,
        /** What waits for somebody is given up. */
        EXPIRE,
        /** An operator has to look. */
        DECIDE;

        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One that was told, or is going to be.
     *
     * @param to the webhook endpoint's id, or the address of a mail
     * @param event the payment event; null when none stands behind it
     * @param nextAttemptAt when it is tried next, as long as it is pending
     * @param statusCode what the receiver answered last
     * @param error why the last attempt failed
     */
    public record Told(
            String delivery,
            String to,
            String type,
            @Nullable String event,
            DeliveryStatus status,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant finishedAt,
            @Nullable Integer statusCode,
            @Nullable String error) {}
}
