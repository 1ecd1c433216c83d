package dev.quittance.deploy.stack;

import dev.quittance.deploy.settings.Settings;
import software.amazon.awscdk.services.logs.RetentionDays;

/** How long the environment keeps its logs, in CDK's words. */
public final class LogRetention {

    private LogRetention() {}

    public static RetentionDays of(Settings settings) {
        return switch (settings.observability().logRetentionDays()) {
            case 14 -> RetentionDays.TWO_WEEKS;
            case 30 -> RetentionDays.ONE_MONTH;
            case 90 -> RetentionDays.THREE_MONTHS;
            case 365 -> RetentionDays.ONE_YEAR;
            default -> throw new IllegalArgumentException("observability.log_retention_days must be 14, 30, 90 or 365");
        };
    }
}
