package dev.quittance.delivery;

import java.util.List;
import java.util.Map;

/** A way to reach receivers: HTTP, or mail. */
public interface Channel {

    /** Which receivers it reaches, as in the column {@code receiver.channel}. */
    String name();

    /**
     * Reads what the attempts will need, in the transaction that claimed the deliveries.
     *
     * @return an attempt for each delivery, by its id
     */
    Map<String, Attempt> prepare(List<Delivery> claimed);

    /** One try. Runs on a virtual thread outside any transaction, ends by itself within seconds, and throws only by mistake. */
    @FunctionalInterface
    interface Attempt {
        AttemptResult make();
    }
}
