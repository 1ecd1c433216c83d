package dev.quittance.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Ids that are a function of what they name. A crash between publishing and forgetting tells the same fact twice under
 * the same id, and every consumer drops the second.
 */
public final class EventIds {

    private static final int BYTES_KEPT = 16;

    private EventIds() {}

    public static String ofOutcome(String operationId, String type, String pspReference) {
        return hash(operationId + '\n' + type + '\n' + pspReference);
    }

    /** A sequence alone names two facts when the database was restored to an earlier moment and went on from there. */
    public static String ofPaymentEvent(String paymentId, long sequence, String type, Instant occurredAt) {
        return hash(paymentId + '\n' + sequence + '\n' + type + '\n' + occurredAt);
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return "evt_" + HexFormat.of().formatHex(digest, 0, BYTES_KEPT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
