package dev.quittance.deploy.nag;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quittance.deploy.test.Assembly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NagTest {

    @ParameterizedTest
    @ValueSource(strings = {"dev", "stage", "prod"})
    void findings_thatNobodyAcknowledged_areNone(String environment) throws IOException {
        assertThat(findings(environment, "Non-Compliant")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "stage", "prod"})
    void rules_thatCouldNotBeEvaluated_areNone(String environment) throws IOException {
        assertThat(findings(environment, "UNKNOWN")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "stage", "prod"})
    void acknowledgements_allHideSomething(String environment) throws IOException {
        var hidden = findings(environment, "Suppressed");
        assertThat(Acknowledgements.in(Assembly.settings(environment)))
                .allSatisfy(known -> assertThat(hidden)
                        .anyMatch(line -> line.startsWith("\"" + known.rule() + "\",\"" + known.construct())));
    }

    @Test
    void acknowledgements_haveNotExpired() {
        assertThat(Acknowledgements.ALL)
                .allSatisfy(
                        acknowledgement -> assertThat(acknowledgement.until()).isAfter(LocalDate.now(ZoneOffset.UTC)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "stage", "prod"})
    void validation_ofCdkItself_findsNothing(String environment) throws IOException {
        var report = JsonMapper.builder()
                .build()
                .readTree(Assembly.folder(environment)
                        .resolve("validation-report.json")
                        .toFile());
        assertThat(report.path("pluginReports").findValues("violations"))
                .isNotEmpty()
                .allMatch(violations -> violations.isEmpty());
    }

    private static List<String> findings(String environment, String compliance) throws IOException {
        var lines = new ArrayList<String>();
        try (var files = Files.list(Assembly.folder(environment))) {
            for (Path report : files.filter(file -> file.toString().endsWith("NagReport.csv"))
                    .toList()) {
                Files.readAllLines(report).stream()
                        .filter(line -> line.contains("\"" + compliance + "\""))
                        .forEach(lines::add);
            }
        }
        return lines;
    }
}
