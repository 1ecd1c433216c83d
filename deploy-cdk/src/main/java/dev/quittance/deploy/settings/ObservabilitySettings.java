package dev.quittance.deploy.settings;

import static dev.quittance.deploy.settings.Check.check;

/**
 * @param logRetentionDays one of the numbers that CloudWatch Logs knows
 * @param alarmEmail whom alarms and the budget write to; SNS asks once whether that is wanted
 */
public record ObservabilitySettings(int logRetentionDays, String alarmEmail) {

    public ObservabilitySettings {
        check(alarmEmail.matches("[^@\\s]+@[^@\\s]+"), "observability.alarm_email must be an address: " + alarmEmail);
    }
}
