package dev.quittance.deploy.observability;

import dev.quittance.deploy.application.ApplicationStack;
import dev.quittance.deploy.data.DataStack;
import dev.quittance.deploy.settings.Settings;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.IFilterPattern;
import software.amazon.awscdk.services.logs.MetricFilter;
import software.constructs.Construct;

/** The application's instances, what it says itself, and what it keeps its data in. */
final class HostWatches {

    private static final Duration MINUTE = Duration.minutes(1);
    private static final Duration FIVE_MINUTES = Duration.minutes(5);
    private static final double BYTES_PER_GIB = 1024.0 * 1024 * 1024;

    /** Of the application's own making, from its log. */
    private static final String NAMESPACE = "Quittance/Application";

    private final Construct scope;
    private final Settings settings;
    private final ApplicationStack application;
    private final Measure hosts;
    final Measure instances;
    final Measure database;
    private final Measure journal;

    HostWatches(Construct scope, Settings settings, ApplicationStack application, DataStack data) {
        this.scope = scope;
        this.settings = settings;
        this.application = application;
        var group = Map.of("AutoScalingGroupName", application.fleet().group().getAutoScalingGroupName());
        hosts = Measure.of("Quittance/Host", group);
        instances = Measure.of("AWS/EC2", group);
        database = Measure.of(
                "AWS/RDS",
                Map.of("DBInstanceIdentifier", data.database().instance().getInstanceIdentifier()));
        journal = Measure.of(
                "AWS/DynamoDB",
                Map.of("TableName", data.table("payment-journal").getTableName()));
    }

    List<Watch> all() {
        return List.of(
                Watch.below(
                                "instances-serving",
                                serving(),
                                settings.application().instances(),
                                5)
                        .andSilence(),
                Watch.below(
                                "instances-silent",
                                hosts.metric("mem_used_percent", "SampleCount", FIVE_MINUTES),
                                reportsMin(),
                                3)
                        .andSilence(),
                Watch.above("instance-cpu", instances.metric("CPUUtilization", "Average", FIVE_MINUTES), 80, 3),
                Watch.above("instance-memory", hosts.metric("mem_used_percent", "Maximum", FIVE_MINUTES), 90, 3),
                Watch.above("instance-disk", hosts.metric("disk_used_percent", "Maximum", FIVE_MINUTES), 80, 1),
                Watch.above("application-errors", said("Errors", FilterPattern.literal("\" ERROR [\"")), 5, 1),
                Watch.above(
                        "discrepancy-opened",
                        said("Discrepancies", FilterPattern.literal("\"event=discrepancy.opened\"")),
                        0,
                        1),
                Watch.above(
                        "outbox-not-sent", said("NotSent", FilterPattern.literal("\"event=outbox.not_sent\"")), 0, 3),
                Watch.above("database-cpu", database.metric("CPUUtilization", "Average", FIVE_MINUTES), 80, 3),
                Watch.below(
                        "database-storage",
                        database.metric("FreeStorageSpace", "Minimum", FIVE_MINUTES),
                        storageMin(),
                        1),
                Watch.above(
                        "database-connections",
                        database.metric("DatabaseConnections", "Maximum", FIVE_MINUTES),
                        connectionsMax(),
                        3),
                Watch.above("journal-throttled", journal.sum("WriteThrottleEvents", FIVE_MINUTES), 0, 3));
    }

    /** As the node of the balancer that sees fewest; each sees the targets of both zones, for it sends to both. */
    Metric serving() {
        return Measure.of(
                        "AWS/NetworkELB",
                        Map.of(
                                "LoadBalancer",
                                application.balancer().balancer().getLoadBalancerFullName(),
                                "TargetGroup",
                                application.balancer().targets().getTargetGroupFullName()))
                .metric("HealthyHostCount", "Minimum", MINUTE);
    }

    /**
     * Each agent reports once a minute, through the same way out as everything else the application sends. Half an
     * instance's reports may come late.
     */
    private double reportsMin() {
        return (settings.application().instances() - 0.5)
                * FIVE_MINUTES.toMinutes().doubleValue();
    }

    /** Well below the tenth at which RDS lets the storage grow by itself. */
    private double storageMin() {
        return Math.min(3, 0.05 * settings.database().storageGib()) * BYTES_PER_GIB;
    }

    /** What all instances may open together, and a person's few. */
    private double connectionsMax() {
        var poolOfAnInstance = 16;
        var people = 4;
        return settings.application().instancesMax() * poolOfAnInstance + people;
    }

    private Metric said(String name, IFilterPattern pattern) {
        var metric = name + "-" + settings.name();
        MetricFilter.Builder.create(scope, name)
                .logGroup(application.fleet().logs())
                .filterPattern(pattern)
                .metricNamespace(NAMESPACE)
                .metricName(metric)
                .metricValue("1")
                .build();
        return Measure.of(NAMESPACE, Map.of()).sum(metric, FIVE_MINUTES);
    }
}
