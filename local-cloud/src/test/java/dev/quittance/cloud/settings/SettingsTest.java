package dev.quittance.cloud.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void property_winsOverVariable() {
        var settings = settings("port.api", "1", Map.of("QUITTANCE_LOCAL_PORT_API", "2"));
        assertThat(settings.number("port.api", 3)).isEqualTo(1);
    }

    @Test
    void variable_isNamedInCapitalsWithUnderscores() {
        var settings = settings("x", "", Map.of("QUITTANCE_LOCAL_QUEUE_PAYMENT_EXECUTE_VISIBILITY_SECONDS", "5"));
        assertThat(settings.number("queue.payment-execute.visibility-seconds", 90))
                .isEqualTo(5);
    }

    @Test
    void unset_isTheDefault() {
        assertThat(Settings.of(Map.of()).number("port.api", 8080)).isEqualTo(8080);
    }

    @Test
    void emptyFlag_meansYes() {
        assertThat(settings("fresh", "", Map.of()).flag("fresh")).isTrue();
        assertThat(settings("fresh", "false", Map.of()).flag("fresh")).isFalse();
        assertThat(Settings.of(Map.of()).flag("fresh")).isFalse();
    }

    @Test
    void noNumber_isSaidInOneLine() {
        assertThatThrownBy(() -> Settings.of(Map.of("port.api", "many")).number("port.api", 8080))
                .isInstanceOf(CannotStartException.class)
                .hasMessage("quittance.local.port.api is \"many\", which is no whole number");
    }

    @Test
    void childsVariables_comeFromBoth() {
        var settings = settings(
                "function.payment.environment.QUITTANCE_PSP_TIMEOUT",
                "2S",
                Map.of("QUITTANCE_LOCAL_FUNCTION_PAYMENT_ENVIRONMENT_QUITTANCE_BATCH_TIMEOUT", "5S"));
        assertThat(settings.variables("function.payment.environment"))
                .containsOnly(Map.entry("QUITTANCE_PSP_TIMEOUT", "2S"), Map.entry("QUITTANCE_BATCH_TIMEOUT", "5S"));
    }

    private static Settings settings(String name, String value, Map<String, String> environment) {
        var properties = new Properties();
        properties.setProperty("quittance.local." + name, value);
        return Settings.of(properties, environment);
    }
}
