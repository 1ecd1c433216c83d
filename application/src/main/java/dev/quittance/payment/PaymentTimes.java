package dev.quittance.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the steps may take that others have to take. */
@ConfigMapping(prefix = "quittance.payment")
public interface PaymentTimes {

    /** Card schemes let an authorization lapse after seven days. */
    @WithDefault("7D")
    Duration captureWithin();

    /** How long a payer may take to authenticate before the attempt is given up. */
    @WithDefault("1H")
    Duration authenticateWithin();
}
