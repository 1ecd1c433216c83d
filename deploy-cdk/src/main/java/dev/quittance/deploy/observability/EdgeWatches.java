package dev.quittance.deploy.observability;

import dev.quittance.deploy.edge.EdgeStack;
import dev.quittance.deploy.edge.Firewall;
import dev.quittance.deploy.settings.Settings;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;

/** What merchants and readers of the site notice first. */
final class EdgeWatches {

    private static final Duration FIVE_MINUTES = Duration.minutes(5);
    private static final Duration HOUR = Duration.hours(1);
    private static final Duration DAY = Duration.days(1);

    final Measure api;
    private final Measure site;
    private final Measure firewall;
    private final Measure certificate;

    EdgeWatches(EdgeStack edge, Settings settings) {
        api = Measure.of(
                "AWS/ApiGateway",
                Map.of(
                        "ApiName",
                        "quittance-" + settings.name(),
                        "Stage",
                        edge.gateway().stage().getStageName()));
        site = Measure.of(
                "AWS/CloudFront",
                Map.of("DistributionId", edge.frontDoor().distribution().getDistributionId(), "Region", "Global"));
        firewall = Measure.of("AWS/WAFV2", Map.of("WebACL", Firewall.metricOf(settings), "Rule", "ALL"));
        certificate = Measure.of(
                "AWS/CertificateManager",
                Map.of("CertificateArn", edge.frontDoor().certificate().getCertificateArn()));
    }

    /** Of a thousand requests one may fail: the first spends a month's failures in two days, the second in a week. */
    List<Watch> all() {
        return List.of(
                Watch.above("api-errors-fast", errors(FIVE_MINUTES), 1.44, 2),
                Watch.above("api-errors-slow", errors(HOUR), 0.4, 3),
                Watch.above("api-latency", api.metric("IntegrationLatency", "p90", FIVE_MINUTES), 3000, 3),
                Watch.above("site-errors", site.metric("5xxErrorRate", "Average", FIVE_MINUTES), 5, 3),
                Watch.above("firewall-blocks", firewall.sum("BlockedRequests", FIVE_MINUTES), 1000, 3),
                Watch.below("certificate-expiry", certificate.metric("DaysToExpiry", "Minimum", DAY), 21, 1));
    }

    private IMetric errors(Duration period) {
        return Measure.share(api.sum("5XXError", period), api.sum("Count", period), 20, period);
    }
}
