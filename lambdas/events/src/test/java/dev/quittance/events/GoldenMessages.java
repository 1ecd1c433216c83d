package dev.quittance.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Messages as they stand on the wire. Every module that reads or writes one is tested against these very bytes. */
public final class GoldenMessages {

    public static final List<String> INSTRUCTIONS =
            List.of("authorize", "authenticate", "capture", "cancel", "refund", "inquire");
    public static final List<String> OUTCOMES = List.of(
            "operation.succeeded",
            "operation.declined",
            "operation.failed",
            "operation.unknown",
            "operation.requires_action",
            "operation.pending");
    public static final List<String> PAYMENT_EVENTS = List.of("payment.processing", "payment.succeeded");

    private GoldenMessages() {}

    /** @param name the message's type */
    public static String read(String name) {
        try (var in = GoldenMessages.class.getResourceAsStream("/golden/" + name + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("no golden message " + name);
            }
            return new String(in.readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
