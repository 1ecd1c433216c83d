package dev.quittance.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.quittance.browser.Browser;
import dev.quittance.browser.Browser.Screen;
import dev.quittance.resolution.Psp;
import dev.quittance.test.Api;
import dev.quittance.test.Console;
import dev.quittance.test.Database;
import dev.quittance.test.Records;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The console in a real browser, with scripting off: an operator at three in the morning. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class NightShiftIT {

    private static Browser browser;

    @Inject
    Console console;

    @Inject
    Psp psp;

    @Inject
    Records records;

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @Test
    void stuckPayment_isFound_understood_askedAbout_andSettled() {
        var payment = unknown();
        try (var visit = browser.visitWithoutScript()) {
            var page = visit.page();
            logIn(page, "operator");
            follow(page, "Unknown outcomes");
            follow(page, payment);
            assertThat(page.locator(".why").textContent()).contains("answer was lost");
            page.getByText("Inquire now").first().click();
            page.locator("details[open] input[name=reason]").fill("woken by the alarm");
            page.locator("details[open] button").click();
            assertThat(page.getByRole(AriaRole.STATUS).textContent()).contains("is being asked");
            psp.does(payment);
            page.reload();
            assertThat(page.locator("h1").textContent()).contains("succeeded");
            assertThat(page.locator(".timeline").textContent()).contains("woken by the alarm");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void everyPage_isAccessible_fits_andIsPictured(ColorScheme theme) {
        var payment = unknown();
        var violations = new ArrayList<String>();
        for (var screen : Screen.values()) {
            try (var visit = browser.visit(screen, theme)) {
                logIn(visit.page(), "admin");
                for (var path : pages(payment)) {
                    visit.page().navigate(console.address() + path);
                    violations.addAll(visit.accessibilityViolations());
                    visit.screenshot(nameOf(path, screen, theme));
                    assertThat((int) visit.page().evaluate("document.documentElement.scrollWidth"))
                            .as(path)
                            .isLessThanOrEqualTo(screen.width());
                }
                assertThat(visit.complaints()).isEmpty();
            }
        }
        assertThat(violations).isEmpty();
    }

    private static List<String> pages(String payment) {
        return List.of(
                "/payments",
                "/payments/" + payment,
                "/payments?reference=nothing",
                "/unknowns",
                "/discrepancies",
                "/outbox",
                "/merchants",
                "/audit",
                "/login");
    }

    private static String nameOf(String path, Screen screen, ColorScheme theme) {
        var page = path.contains("pay_") ? "payment" : path.contains("?") ? "nothing-fits" : path.substring(1);
        return "console-" + page + "-" + screen + "-" + theme;
    }

    private String unknown() {
        var operation = contradictedOperation();
        psp.contradicts(operation);
        var payment = Api.processingPayment();
        psp.isSilentAbout(payment);
        return payment;
    }

    private dev.quittance.events.Operation contradictedOperation() {
        var payment = Api.processingPayment();
        var operation = records.openOperationOf(payment);
        psp.does(payment);
        return operation;
    }

    private void logIn(Page page, String operator) {
        page.navigate(console.address());
        page.getByLabel("Name").fill(operator);
        page.getByLabel("Password").fill(operator + "-local");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
    }

    private static void follow(Page page, String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .first()
                .click();
    }
}
