package dev.quittance.deploy.settings;

/** @param logRetentionDays one of the numbers that CloudWatch Logs knows */
public record ObservabilitySettings(int logRetentionDays) {}
