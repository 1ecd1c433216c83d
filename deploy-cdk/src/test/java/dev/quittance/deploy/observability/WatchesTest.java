package dev.quittance.deploy.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.deploy.test.Assembly;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchesTest {

    private static final double BYTES_PER_GIB = 1024.0 * 1024 * 1024;

    /** Reports leave through the NAT gateways: where those are closed, no value can say so. */
    @Test
    void oneInstanceOfTwo_thatReportsNoMore_isNoticed() {
        var alarm = Assembly.prod().one("AWS::CloudWatch::Alarm", "InstancesSilent");
        assertThat(alarm.property("Namespace").asText()).isEqualTo("Quittance/Host");
        assertThat(alarm.property("TreatMissingData").asText()).isEqualTo("breaching");
        assertThat(alarm.property("Threshold").asDouble()).isBetween(5.0, 10.0);
    }

    /** Else a node sees the instances of its own zone, which are never as many as there should be. */
    @Test
    void nodeOfTheBalancer_seesTheInstancesOfBothZones() {
        assertThat(Assembly.prod()
                        .one("AWS::ElasticLoadBalancingV2::LoadBalancer", "Balancer")
                        .property("LoadBalancerAttributes")
                        .toString())
                .contains("{\"Key\":\"load_balancing.cross_zone.enabled\",\"Value\":\"true\"}");
    }

    @Test
    void whatIsNotSent_isCounted() {
        assertThat(Assembly.prod().ofType("AWS::Logs::MetricFilter"))
                .extracting(filter -> filter.property("FilterPattern").asText())
                .contains("\"event=outbox.not_sent\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "stage", "prod"})
    void databasesStorage_growsBeforeSomebodyIsWoken(String environment) {
        var templates = Assembly.templates(environment);
        var storage = templates
                .one("AWS::RDS::DBInstance", "Database")
                .property("AllocatedStorage")
                .asDouble();
        var alarm = templates.one("AWS::CloudWatch::Alarm", "DatabaseStorage");
        assertThat(alarm.property("Threshold").asDouble()).isLessThan(storage * BYTES_PER_GIB / 10);
    }
}
