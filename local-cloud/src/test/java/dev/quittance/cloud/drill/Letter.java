package dev.quittance.cloud.drill;

import java.util.Arrays;
import java.util.Optional;

/** What a payer is written about. Written out again, because this is what the platform is held to. */
enum Letter {
    RECEIPT("payment.succeeded", "Receipt from"),
    NOT_PAID("payment.failed", "did not go through"),
    REFUND("refund.succeeded", "Refund from");

    private final String event;
    private final String subject;

    Letter(String event, String subject) {
        this.event = event;
        this.subject = subject;
    }

    static Optional<Letter> about(String event) {
        return Arrays.stream(values())
                .filter(letter -> letter.event.equals(event))
                .findFirst();
    }

    static Letter withSubject(String subject) {
        return Arrays.stream(values())
                .filter(letter -> subject.contains(letter.subject))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such letter: " + subject));
    }
}
