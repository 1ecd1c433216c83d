package dev.quittance.id;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidCreator;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Ids of 26 Crockford base-32 characters that sort by the millisecond they were made in. */
public final class Ids {

    private static final long MILLIS_MAX = (1L << 48) - 1;

    private Ids() {}

    public static String payment(Instant at) {
        return next("pay_", at);
    }

    public static String refund(Instant at) {
        return next("re_", at);
    }

    public static String apiKey() {
        return next("key_");
    }

    public static String merchant() {
        return next("mer_");
    }

    /** The smallest id with this prefix that can be made at a time. */
    public static String first(String prefix, Instant at) {
        return prefix + Ulid.min(millis(at)).toString().toLowerCase(Locale.ROOT);
    }

    /** The largest id with this prefix that can be made at a time. */
    public static String last(String prefix, Instant at) {
        return prefix + Ulid.max(millis(at)).toString().toLowerCase(Locale.ROOT);
    }

    /** An id's time is in 48 bits, from 1970 on: nothing was made before, and nothing will be after. */
    private static long millis(Instant at) {
        return Math.clamp(at.toEpochMilli(), 0, MILLIS_MAX);
    }

    /** When an id was made; empty if it is none of ours. */
    public static Optional<Instant> madeAt(String id) {
        var ulid = id.substring(id.indexOf('_') + 1);
        return Ulid.isValid(ulid) ? Optional.of(Ulid.from(ulid).getInstant()) : Optional.empty();
    }

    public static String operation() {
        return next("op_");
    }

    public static String discrepancy() {
        return next("dis_");
    }

    public static String outboxMessage() {
        return next("msg_");
    }

    public static String webhookEndpoint(Instant at) {
        return next("we_", at);
    }

    public static String delivery(Instant at) {
        return next("del_", at);
    }

    public static String operatorAct() {
        return next("act_");
    }

    public static String waitingAct() {
        return next("wait_");
    }

    public static String discrepancyNote() {
        return next("note_");
    }

    public static String request() {
        return next("req_");
    }

    private static String next(String prefix) {
        return prefix + UlidCreator.getMonotonicUlid().toString().toLowerCase(Locale.ROOT);
    }

    private static String next(String prefix, Instant at) {
        return prefix + UlidCreator.getUlid(at.toEpochMilli()).toString().toLowerCase(Locale.ROOT);
    }
}
