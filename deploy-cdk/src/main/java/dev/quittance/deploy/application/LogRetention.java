package dev.quittance.deploy.application;

import dev.quittance.deploy.settings.Settings;
import software.amazon.awscdk.services.logs.RetentionDays;

final class LogRetention {

    private LogRetention() {}

    static RetentionDays of(Settings settings) {
        return switch (settings.observability().logRetentionDays()) {
            case 14 -> RetentionDays.TWO_WEEKS;
            case 30 -> RetentionDays.ONE_MONTH;
            case 90 -> RetentionDays.THREE_MONTHS;
            case 365 -> RetentionDays.ONE_YEAR;
            default -> throw new IllegalArgumentException("observability.log_retention_days must be 14, 30, 90 or 365");
        };
    }
}
