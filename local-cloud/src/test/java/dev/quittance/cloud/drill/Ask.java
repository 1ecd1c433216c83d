package dev.quittance.cloud.drill;

import java.util.Optional;

/**
 * A request about a payment.
 *
 * @param address a path below the API, or the whole address of another page
 * @param effect what must be done once when it is answered for; nothing when it starts no operation
 */
record Ask(String address, String mediaType, String body, Optional<Command> effect) {

    private static final String JSON = "application/json";

    static Ask capture(Seen payment, long amount, boolean last) {
        return of(
                payment,
                "capture",
                "{\"amount\":%d,\"final\":%b}".formatted(amount, last),
                Optional.of(new Command("capture", amount)));
    }

    static Ask cancelHold(Seen payment) {
        return of(payment, "cancel", "{}", Optional.of(new Command("cancel", payment.capturable())));
    }

    static Ask cancelChallenge(Seen payment) {
        return of(payment, "cancel", "{}", Optional.empty());
    }

    static Ask reverse(Seen payment) {
        var effect = payment.is("succeeded")
                ? new Command("refund", payment.captured() - payment.refunded())
                : new Command("cancel", payment.capturable());
        return of(payment, "reverse", "{}", Optional.of(effect));
    }

    static Ask refund(Seen payment, long amount) {
        return new Ask(
                "/refunds",
                JSON,
                "{\"payment\":\"%s\",\"amount\":%d}".formatted(payment.id(), amount),
                Optional.of(new Command("refund", amount)));
    }

    /** @param answer {@code pass} or {@code fail} */
    static Ask answerChallenge(Seen payment, String answer) {
        return new Ask(
                payment.challengeUrl(), "application/x-www-form-urlencoded", "answer=" + answer, Optional.empty());
    }

    private static Ask of(Seen payment, String command, String body, Optional<Command> effect) {
        return new Ask("/payments/" + payment.id() + "/" + command, JSON, body, effect);
    }

    boolean isChallenge() {
        return !mediaType.equals(JSON);
    }

    boolean isRefund() {
        return address.equals("/refunds");
    }
}
