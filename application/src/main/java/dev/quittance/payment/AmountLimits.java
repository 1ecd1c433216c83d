package dev.quittance.payment;

import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** What a payment may amount to, within what holds for every currency ({@link Amounts}). */
@ConfigMapping(prefix = "quittance.amounts")
interface AmountLimits {

    /** The smallest amount in minor units, by currency code: what the PSP would refuse, or what isn't worth its fee. */
    Map<String, Long> minimum();

    /** The largest amount in minor units, by currency code; 99,999,999 where none is named. */
    Map<String, Long> maximum();
}
