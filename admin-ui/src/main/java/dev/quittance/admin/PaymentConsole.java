package dev.quittance.admin;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What the console needs to know about payments. The application implements it. */
public interface PaymentConsole {

    /** The newest payments of all merchants, newest first; at most {@code limit} of them, 1 to 100. */
    List<Row> latest(int limit);

    /**
     * A payment in a list.
     *
     * @param amountMinor in minor units of the currency, which has {@code exponent} decimal digits
     * @param status as the API names it
     */
    record Row(
            String id,
            String merchantId,
            long amountMinor,
            int exponent,
            String currency,
            String status,
            Instant createdAt) {

        /** The amount as people write it. */
        public String amount() {
            return BigDecimal.valueOf(amountMinor, exponent).toPlainString();
        }

        /** The status in words. */
        public String statusInWords() {
            return status.replace('_', ' ');
        }
    }
}
