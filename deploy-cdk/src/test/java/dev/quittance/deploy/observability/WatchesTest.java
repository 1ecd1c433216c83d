package dev.quittance.deploy.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.deploy.test.Assembly;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchesTest {

    private static final double BYTES_PER_GIB = 1024.0 * 1024 * 1024;

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
