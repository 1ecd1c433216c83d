package dev.quittance.deploy.observability;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;

/** CloudWatch's metrics, each with what it is of. */
final class Measure {

    private final String namespace;
    private final Map<String, String> dimensions;

    private Measure(String namespace, Map<String, String> dimensions) {
        this.namespace = namespace;
        this.dimensions = dimensions;
    }

    static Measure of(String namespace, Map<String, String> dimensions) {
        return new Measure(namespace, dimensions);
    }

    /** @param statistic {@code Sum}, {@code Maximum}, {@code p90} … of each period */
    Metric metric(String name, String statistic, Duration period) {
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                .dimensionsMap(dimensions)
                .statistic(statistic)
                .period(period)
                .build();
    }

    Metric sum(String name, Duration period) {
        return metric(name, "Sum", period);
    }

    /** In percent; nothing while there are too few to tell. */
    static MathExpression share(Metric part, Metric whole, int wholeMin, Duration period) {
        return MathExpression.Builder.create()
                .expression("IF(whole >= " + wholeMin + ", 100 * part / whole, 0)")
                .usingMetrics(new TreeMap<>(Map.of("part", part, "whole", whole)))
                .period(period)
                .build();
    }
}
