package dev.quittance.payment;

import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** What a payment may amount to, beyond what holds for every currency ({@link CreatePayment}). */
@ConfigMapping(prefix = "quittance.amounts")
interface AmountLimits {

    /** The smallest amount in minor units, by currency code: what the PSP would refuse, or what isn't worth its fee. */
    Map<String, Long> minimum();
}
