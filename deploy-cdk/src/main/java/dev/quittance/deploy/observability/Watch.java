package dev.quittance.deploy.observability;

import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/**
 * What wakes somebody.
 *
 * @param name of the alarm and of its page in {@code runbooks}
 * @param comparison of the metric with the threshold
 * @param periods in a row for which it must hold
 * @param silence what no value means
 */
record Watch(
        String name,
        IMetric metric,
        ComparisonOperator comparison,
        double threshold,
        int periods,
        TreatMissingData silence) {

    static Watch above(String name, IMetric metric, double threshold, int periods) {
        return new Watch(
                name,
                metric,
                ComparisonOperator.GREATER_THAN_THRESHOLD,
                threshold,
                periods,
                TreatMissingData.NOT_BREACHING);
    }

    static Watch below(String name, IMetric metric, double threshold, int periods) {
        return new Watch(
                name,
                metric,
                ComparisonOperator.LESS_THAN_THRESHOLD,
                threshold,
                periods,
                TreatMissingData.NOT_BREACHING);
    }

    /** Where silence is as bad as a wrong value. */
    Watch andSilence() {
        return new Watch(name, metric, comparison, threshold, periods, TreatMissingData.BREACHING);
    }
}
