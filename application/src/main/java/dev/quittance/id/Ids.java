package dev.quittance.id;

import com.github.f4b6a3.ulid.UlidCreator;
import java.util.Locale;

/** Ids of 26 Crockford base-32 characters that sort by the millisecond they were made in. */
public final class Ids {

    private Ids() {}

    public static String payment() {
        return next("pay_");
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

    public static String webhookEndpoint() {
        return next("we_");
    }

    public static String delivery() {
        return next("del_");
    }

    public static String request() {
        return next("req_");
    }

    private static String next(String prefix) {
        return prefix + UlidCreator.getMonotonicUlid().toString().toLowerCase(Locale.ROOT);
    }
}
