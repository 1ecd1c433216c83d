package dev.quittance.deploy.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.deploy.settings.CostSettings;
import dev.quittance.deploy.template.Templates;
import dev.quittance.deploy.test.Assembly;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostTest {

    private static final int PRICES_AGE_DAYS_MAX = 400;

    @ParameterizedTest
    @ValueSource(strings = {"dev", "stage", "prod"})
    void environment_costsNoMoreThanItsBudget(String environment) {
        var cost = Cost.of(Assembly.templates(environment));
        System.out.printf("%s: %s%n%s", environment, cost.summary(), cost.report());
        assertThatCode(() -> cost.check(budget(environment))).doesNotThrowAnyException();
    }

    @Test
    void biggerMachines_exceedTheBudget_whichIsNamed() {
        var templates = Assembly.prod().copy();
        properties(templates, "AWS::RDS::DBInstance", "Database").put("DBInstanceClass", "db.m7g.large");
        assertThatThrownBy(() -> Cost.of(templates).check(budget("prod")))
                .hasMessageContaining("exceeds cost.fixed_monthly_usd_max");
    }

    @Test
    void biggerFunction_costsMoreForEachPayment() {
        var templates = Assembly.prod().copy();
        properties(templates, "AWS::Lambda::Function", "PaymentFunction").put("MemorySize", 2048);
        assertThat(Cost.of(templates).perMillionPaymentsUsd())
                .isEqualTo(Cost.of(Assembly.prod()).perMillionPaymentsUsd().add(new BigDecimal("1.60")));
    }

    @Test
    void database_inTwoZones_isPaidTwice() {
        assertThat(Cost.of(Assembly.prod()).fixed())
                .filteredOn(line -> line.what().equals("Data/DatabaseInstance"))
                .extracting(line -> line.usd().toString())
                .containsExactly("94.90", "11.50", "0.40");
    }

    @Test
    void machine_withoutAPrice_isNamed() {
        var templates = Assembly.prod().copy();
        properties(templates, "AWS::RDS::DBInstance", "Database").put("DBInstanceClass", "db.x99.huge");
        assertThatThrownBy(() -> Cost.of(templates)).hasMessageContaining("rds.db.x99.huge_hour");
    }

    @Test
    void resource_thatNobodyKnowsTheCostOf_isRefused() {
        var templates = Assembly.prod().copy();
        ((ObjectNode) templates
                        .at("Data/"
                                + templates
                                        .one("AWS::DynamoDB::Table", "SandboxPsp")
                                        .logicalId())
                        .body())
                .put("Type", "AWS::MSK::Cluster");
        assertThatThrownBy(() -> Cost.of(templates)).hasMessageContaining("AWS::MSK::Cluster", "SandboxPsp");
    }

    @Test
    void prices_wereReadNotLongAgo() {
        assertThat(Prices.read().date()).isAfter(LocalDate.now(ZoneOffset.UTC).minusDays(PRICES_AGE_DAYS_MAX));
    }

    private static CostSettings budget(String environment) {
        return Assembly.settings(environment).cost();
    }

    private static ObjectNode properties(Templates templates, String type, String logicalIdPrefix) {
        return (ObjectNode) templates.one(type, logicalIdPrefix).properties();
    }
}
