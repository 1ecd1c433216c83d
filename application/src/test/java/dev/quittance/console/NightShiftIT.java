package dev.quittance.console;

import static dev.quittance.test.Webhooks.eventually;
import static dev.quittance.test.Webhooks.newestDelivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.quittance.browser.Browser;
import dev.quittance.browser.Browser.Screen;
import dev.quittance.dynamodb.LocalDynamoDb;
import dev.quittance.resolution.Psp;
import dev.quittance.test.Api;
import dev.quittance.test.Console;
import dev.quittance.test.Queues;
import dev.quittance.test.Records;
import dev.quittance.test.Webhooks;
import dev.quittance.webhook.Subscriber;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The console in a real browser, mostly with scripting off: an operator at three in the morning. */
@QuarkusTest
class NightShiftIT {

    private static Browser browser;

    @Inject
    Console console;

    @Inject
    Psp psp;

    @Inject
    Records records;

    @Inject
    Queues queues;

    @BeforeAll
    static void open() {
        browser = Browser.open();
        LocalDynamoDb.becomeTheDefault();
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
            assertThat(page.locator(".tiles .wait").first().textContent()).isNotEqualTo("0");
            page.locator(".tiles").getByText("Unknown outcomes").click();
            follow(page, payment);
            assertThat(page.locator(".why").textContent()).contains("answer was lost");
            act(page, "Inquire now", "woken by the alarm");
            assertThat(page.getByRole(AriaRole.STATUS).textContent()).contains("is being asked");
            psp.does(payment);
            page.reload();
            assertThat(page.locator("h1").textContent()).contains("succeeded");
            assertThat(page.locator(".timeline").textContent()).contains("woken by the alarm");
        }
    }

    @Test
    void largeRefund_waitsForASecondOperator() {
        var payment = Api.createPayment("{\"amount\":250000,\"currency\":\"EUR\",\"payment_method\":\"pm_card_visa\"}")
                .<String>path("id");
        psp.does(payment);
        try (var visit = browser.visitWithoutScript()) {
            logIn(visit.page(), "operator");
            visit.page().navigate(console.address() + "/payments/" + payment);
            act(visit.page(), "Refund", "the whole order came back");
            assertThat(visit.page().getByRole(AriaRole.STATUS).textContent()).contains("waits for another operator");
        }
        try (var visit = browser.visitWithoutScript()) {
            var page = visit.page();
            logIn(page, "admin");
            follow(page, "Approvals");
            var asked = page.locator("article", new Page.LocatorOptions().setHasText(payment));
            asked.locator("input[name=reason]").fill("saw the return slip");
            asked.getByText("Approve").click();
            page.navigate(console.address() + "/payments/" + payment);
            assertThat(page.locator(".timeline").textContent()).contains("refund pending", "saw the return slip");
        }
    }

    @Test
    void deadLetter_isRead_andRedriven() {
        queues.put("execute-dead-letters", "authorize", "{\"payment_id\":\"" + Api.processingPayment() + "\"}");
        try (var visit = browser.visitWithoutScript()) {
            var page = visit.page();
            logIn(page, "operator");
            follow(page, "Dead letters");
            page.getByText("Read it").click();
            assertThat(page.locator("pre").textContent()).contains("payment_id");
            page.locator("article input[name=reason]").fill("the function is repaired");
            page.locator("article").getByText("Redrive").click();
            assertThat(page.getByRole(AriaRole.STATUS).textContent()).contains("1 message is on the way");
            assertThat(queues.in("execute")).hasSize(1);
        }
    }

    @Test
    void actUnderWay_saysSo() {
        var payment = unknown();
        try (var visit = browser.visit()) {
            var page = visit.page();
            logIn(page, "operator");
            page.navigate(console.address() + "/payments/" + payment);
            // As if the answer took its time.
            page.evaluate("addEventListener('submit', event => event.preventDefault())");
            act(page, "Inquire now", "a slow night");
            page.locator("form[aria-busy=true] button:disabled").waitFor();
            page.locator("form[aria-busy=true]").evaluate("form => form.submit()");
            page.locator("[role=status]:has-text('The PSP is being asked.')").waitFor();
            assertThat(page.locator("form[aria-busy]").count()).isZero();
        }
    }

    @Test
    void numbersOfTheOverview_stayOpen_untilTheyAreClosed() {
        try (var visit = browser.visit()) {
            var page = visit.page();
            logIn(page, "viewer");
            page.getByText("The numbers").click();
            assertThat(figuresAskedForAnew(page)).isEqualTo("kept");
            page.getByText("The numbers").click();
            assertThat(figuresAskedForAnew(page)).isEqualTo("new");
            page.locator("#figures a").first().press("Tab");
            assertThat(figuresAskedForAnew(page)).isEqualTo("kept");
        }
    }

    /** What the page does every ten seconds. */
    private static Object figuresAskedForAnew(Page page) {
        return page.evaluate("""
                async () => {
                  const before = document.querySelector("#figures details");
                  await htmx.ajax("GET", "/admin/overview?period=day", "#figures");
                  return document.contains(before) ? "kept" : "new";
                }""");
    }

    @Test
    void webhook_isFoundFromThePayment_andReplayed() throws IOException {
        try (var subscriber = Subscriber.answering(500);
                var visit = browser.visitWithoutScript()) {
            String endpoint = Webhooks.subscribe(subscriber.url(), "*").path("id");
            var payment = Api.processingPayment();
            eventually()
                    .untilAsserted(() -> newestDelivery(endpoint).body("last_attempt.error", equalTo("answered 500")));
            var page = visit.page();
            logIn(page, "operator");
            page.navigate(console.address() + "/payments/" + payment);
            follow(page, "webhook pending");
            subscriber.answers(200, "thank you");
            act(page, "Deliver once more", "they are up again");
            eventually().untilAsserted(() -> newestDelivery(endpoint).body("status", equalTo("delivered")));
            page.reload();
            assertThat(page.locator(".timeline").textContent()).contains("thank you");
        } finally {
            Webhooks.deleteAll();
        }
    }

    @Test
    void export_isOpened() throws IOException {
        var payment = Api.processingPayment();
        try (var visit = browser.visitWithoutScript()) {
            logIn(visit.page(), "viewer");
            follow(visit.page(), "Payments");
            var file = visit.page().waitForDownload(() -> follow(visit.page(), "Export CSV"));
            assertThat(Files.readString(file.path()))
                    .startsWith("id,merchant,amount")
                    .contains(payment);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void everyPage_isAccessible_fits_andIsPictured(ColorScheme theme) {
        var payment = unknown();
        queues.put("record-dead-letters", "payment.processing", "{\"payment_id\":\"" + payment + "\"}");
        var endpoint = failingEndpoint();
        var violations = new ArrayList<String>();
        for (var screen : Screen.values()) {
            try (var visit = browser.visit(screen, theme)) {
                logIn(visit.page(), "admin");
                for (var path : pages(payment, endpoint)) {
                    visit.page().navigate(console.address() + path);
                    // The themes differ in their colours alone, and the phone has none that the desk hasn't.
                    if (screen == Screen.DESK || theme == ColorScheme.LIGHT) {
                        violations.addAll(visit.accessibilityViolations());
                    }
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

    private static List<String> pages(String payment, String endpoint) {
        String delivery =
                Webhooks.deliveries("limit=1&endpoint=" + endpoint).extract().path("data[0].id");
        return List.of(
                "",
                "/webhooks",
                "/webhooks/" + endpoint,
                "/webhooks/deliveries/" + delivery,
                "/dead-letters",
                "/approvals",
                "/operators",
                "/merchants/mer_demo",
                "/search?q=4711-4711",
                "/password",
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
        var page = path.isEmpty()
                ? "overview"
                : path.contains("pay_")
                        ? "payment"
                        : path.contains("del_")
                                ? "delivery"
                                : path.contains("we_")
                                        ? "endpoint"
                                        : path.substring(1).replaceAll("\\W", "-");
        return "console-" + page + "-" + screen + "-" + theme;
    }

    /** An endpoint of a subscriber that is gone, with a delivery that failed. */
    private static String failingEndpoint() {
        String endpoint =
                Webhooks.subscribe("http://localhost:1/orders", "payment.*").path("id");
        Api.processingPayment();
        eventually()
                .untilAsserted(
                        () -> newestDelivery(endpoint).body("last_attempt.error", equalTo("connection refused")));
        return endpoint;
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

    private static void act(Page page, String label, String reason) {
        page.locator("summary", new Page.LocatorOptions().setHasText(label))
                .first()
                .click();
        page.locator("details[open] input[name=reason]").fill(reason);
        page.locator("details[open] button").click();
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
