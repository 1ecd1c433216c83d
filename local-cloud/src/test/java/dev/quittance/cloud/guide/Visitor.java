package dev.quittance.cloud.guide;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.quittance.browser.Browser;
import dev.quittance.browser.Browser.Screen;
import dev.quittance.browser.Visit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A visitor with a browser, who comes from the first page over the guide to "Try it" and makes a payment there. */
public final class Visitor implements AutoCloseable {

    private static final int SETTLED_WITHIN_MILLIS = 60_000;

    private final Browser browser;
    private final Visit visit;
    private final Page page;

    public Visitor(Screen screen, ColorScheme theme) {
        browser = Browser.open();
        visit = browser.visit(screen, theme);
        page = visit.page();
    }

    public void comesToTryIt(String origin) {
        page.navigate(origin);
        link("Read the guide").click();
        page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Site"))
                .getByText("Try it")
                .click();
        assertThat(page).hasTitle("Try it · Quittance");
    }

    /** One of the page's questions how the payment stands will not be answered. */
    public void losesAnAnswer() {
        page.route("**/explain", Route::abort, new Page.RouteOptions().setTimes(1));
    }

    /** What the page asks for next by this name will be done, and not be answered. */
    public void losesTheAnswerTo(String command) {
        page.route(
                "**/" + command,
                route -> {
                    route.fetch();
                    route.abort();
                },
                new Page.RouteOptions().setTimes(1));
    }

    public void onlyHolds() {
        page.getByLabel("Only hold the money; capture it later").check();
    }

    public void clicks(String button) {
        button(button).click();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public void pays(String token) {
        choosesToPayWith(token);
        clicks("Pay 42.00 EUR");
    }

    public void choosesToPayWith(String token) {
        page.getByLabel("Test key").fill("sk_test_demo");
        page.getByLabel("Card, or what goes wrong").selectOption(token);
    }

    public void doubleClicks(String button) {
        button(button).dblclick();
    }

    /** How often the page has asked for a payment by the time that the last one has come to rest. */
    public int asksForPayments(Runnable meanwhile) {
        var asked = new AtomicInteger();
        page.onRequest(request -> {
            if (request.method().equals("POST") && request.url().endsWith("/api/v1/payments")) {
                asked.incrementAndGet();
            }
        });
        meanwhile.run();
        return asked.get();
    }

    /** At the bank's page, which leads back. */
    public void authenticates() {
        link("authenticate as the payer").click();
        clicks("Yes, it is me");
        assertThat(page).hasTitle("Try it · Quittance");
    }

    /** Waits until the page says so about the payment. */
    public void reads(String standing) {
        says(page.getByRole(AriaRole.STATUS), standing);
    }

    /** Waits until the payment has taken a step. */
    public void sees(String verb) {
        says(page.locator("#hops .passed .verb").getByText(verb).first(), verb);
    }

    /** What was sent and what came back are on the page. */
    public void findsTheExchange(String sent, String answered, String now) {
        says(page.locator("#request"), sent);
        says(page.locator("#answer"), answered);
        says(page.locator("#now"), now);
    }

    private static void says(Locator place, String words) {
        assertThat(place)
                .containsText(words, new LocatorAssertions.ContainsTextOptions().setTimeout(SETTLED_WITHIN_MILLIS));
    }

    private Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    /** What axe and the browser's console find wrong by now; takes a picture, too. */
    public List<String> complaints(String picture) {
        visit.screenshot("try/" + picture);
        return Stream.concat(visit.accessibilityViolations().stream(), visit.complaints().stream())
                .toList();
    }

    @Override
    public void close() {
        visit.close();
        browser.close();
    }
}
