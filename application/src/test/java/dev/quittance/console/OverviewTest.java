package dev.quittance.console;

import static dev.quittance.test.Webhooks.eventually;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.quittance.resolution.Psp;
import dev.quittance.test.Api;
import dev.quittance.test.Console;
import dev.quittance.test.Records;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class OverviewTest {

    @Inject
    Console console;

    @Inject
    Psp psp;

    @Inject
    Records records;

    @ParameterizedTest
    @ValueSource(strings = {"hour", "day", "week", "anything"})
    void everyPeriod_isShown(String period) {
        psp.does(Api.processingPayment());
        eventually()
                .untilAsserted(() -> console.as("viewer")
                        .get("/admin?period=" + period)
                        .then()
                        .statusCode(200)
                        .body(containsString("<td>resolve</td>"), containsString(" EUR")));
    }

    @Test
    void decline_isCountedByItsCode_andWhatIsStuckLongestIsNamed() {
        psp.isSilentAbout(Api.processingPayment());
        psp.declines(Api.processingPayment());
        var viewer = console.as("viewer");
        eventually()
                .untilAsserted(() -> viewer.get("/admin")
                        .then()
                        .body(containsString("insufficient funds"), containsString(records.longestStuck())));
    }

    @Test
    void openPage_asksForItsFiguresOnly() {
        console.as("viewer")
                .get("/admin/overview?period=day")
                .then()
                .statusCode(200)
                .body(containsString("As of"), not(containsString("<html")));
    }
}
