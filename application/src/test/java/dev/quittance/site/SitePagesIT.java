package dev.quittance.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.quittance.browser.Browser;
import dev.quittance.browser.Browser.Screen;
import dev.quittance.problem.ProblemCode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The built site in a real browser. */
@QuarkusTest
class SitePagesIT {

    private static final int HOME_BYTES_MAX = 60_000;

    /** One page of each template; the words on the others differ, and the desk reads them all. */
    private static final List<String> KINDS = List.of(
            "/",
            "/guide/",
            "/guide/states/",
            "/guide/webhooks/",
            "/reference/",
            "/problems/",
            "/problems/payment-declined/",
            "/try/",
            "/404.html");

    private static Browser browser;

    @TestHTTPResource("/")
    URI site;

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @Test
    void reader_findsTheWay_fromHomeOverTheGuideToTheReference() {
        try (var visit = browser.visit()) {
            var page = visit.page();
            page.navigate(site.toString());
            follow(page, "Read the guide");
            awaitTitle(page, "Your first payment");
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("Idempotency").setExact(true))
                    .click();
            awaitTitle(page, "Idempotency");
            page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Site"))
                    .getByText("API reference")
                    .click();
            assertThat(page.locator("h1").textContent()).isEqualTo("API reference");
            assertThat(page.locator("article.operation h3").first().textContent())
                    .isNotBlank();
        }
    }

    @Test
    void everyPage_isAccessible_andSilent() throws IOException {
        requireAccessible(addresses(), Screen.DESK, ColorScheme.LIGHT);
    }

    @ParameterizedTest
    @CsvSource({"DESK, DARK", "PHONE, LIGHT", "PHONE, DARK"})
    void everyKindOfPage_isAccessible_onAnyScreen_inAnyTheme(Screen screen, ColorScheme theme) {
        requireAccessible(KINDS, screen, theme);
    }

    /** Takes a picture, too. */
    private void requireAccessible(List<String> addresses, Screen screen, ColorScheme theme) {
        var violations = new ArrayList<String>();
        try (var visit = browser.visit(screen, theme)) {
            for (var address : addresses) {
                visit.page().navigate(site.resolve(address).toString());
                violations.addAll(visit.accessibilityViolations());
                visit.screenshot(pictureOf(address, screen, theme));
            }
            assertThat(violations).isEmpty();
            assertThat(visit.complaints()).isEmpty();
        }
    }

    private static String pictureOf(String address, Screen screen, ColorScheme theme) {
        var page =
                address.equals("/") ? "home" : address.replaceAll("^/|/$", "").replaceAll("\\W", "-");
        return "site/" + page + "-" + screen + "-" + theme;
    }

    @Test
    void everyPage_fitsAPhone() throws IOException {
        try (var visit = browser.visit(Screen.PHONE, ColorScheme.LIGHT)) {
            for (var address : addresses()) {
                visit.page().navigate(site.resolve(address).toString());
                var width = (int) visit.page().evaluate("document.documentElement.scrollWidth");
                assertThat(width).as(address).isLessThanOrEqualTo(Screen.PHONE.width());
            }
        }
    }

    @Test
    void everyProblem_hasAPage_thatSaysWhatToDo() {
        try (var visit = browser.visitWithoutScript()) {
            var page = visit.page();
            for (var problem : ProblemCode.values()) {
                page.navigate(site.resolve("/problems/" + problem.code() + "/").toString());
                assertThat(page.locator("h1").textContent()).as(problem.code()).isEqualTo(problem.title());
                assertThat(page.locator(".facts").textContent())
                        .as(problem.code())
                        .contains(String.valueOf(problem.status()));
                assertThat(page.locator(".prose").textContent())
                        .as(problem.code())
                        .isNotBlank();
            }
        }
    }

    @Test
    void home_isLight_andAsksNobodyElse() {
        try (var visit = browser.visit()) {
            var bytes = new ArrayList<Integer>();
            var hosts = new ArrayList<String>();
            visit.page().onRequestFinished(request -> {
                var sizes = request.sizes();
                bytes.add(sizes.responseBodySize + sizes.responseHeadersSize);
                hosts.add(URI.create(request.url()).getAuthority());
            });
            visit.page().navigate(site.toString());
            visit.page().waitForLoadState();
            assertThat(bytes.stream().mapToInt(Integer::intValue).sum()).isBetween(1_000, HOME_BYTES_MAX);
            assertThat(hosts).containsOnly(site.getAuthority());
        }
    }

    @Test
    void home_isDrawn_withoutScript() {
        try (var scripted = browser.visit();
                var plain = browser.visitWithoutScript()) {
            scripted.page().navigate(site.toString());
            plain.page().navigate(site.toString());
            assertThat(plain.page().locator("main").innerText()).contains("The path of a payment", "curl");
            assertThat(plain.page().locator("svg.path").first().isVisible()).isTrue();
            assertThat(plain.page().locator("main").boundingBox().height)
                    .isEqualTo(scripted.page().locator("main").boundingBox().height);
        }
    }

    @Test
    void guide_readsWithoutScript() {
        try (var visit = browser.visitWithoutScript()) {
            visit.page().navigate(site.resolve("/guide/states/").toString());
            assertThat(visit.page().locator("svg.states .state").count()).isEqualTo(7);
            assertThat(visit.page().locator("button").count()).isZero();
        }
    }

    @Test
    void copyButton_copiesTheSample_withThisSitesAddress() {
        try (var visit = browser.visit()) {
            visit.allowClipboard();
            visit.page().navigate(site.toString());
            visit.page()
                    .getByText("Copy", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            var copied = (String) visit.page().evaluate("navigator.clipboard.readText()");
            assertThat(copied).startsWith("curl " + site.resolve("/api/v1/payments"));
        }
    }

    /** Whoever copies one sample after the other gets no answer that was meant for another. */
    @Test
    void everySample_isComplete_andHasAKeyOfItsOwn() throws IOException {
        var byKey = new HashMap<String, Set<String>>();
        try (var visit = browser.visitWithoutScript()) {
            for (var address : addresses()) {
                visit.page().navigate(site.resolve(address).toString());
                for (var sample : visit.page().locator("pre").allTextContents()) {
                    var key = Pattern.compile("-H \"Idempotency-Key: (.*)\"").matcher(sample);
                    if (key.find()) {
                        byKey.computeIfAbsent(key.group(1), _ -> new TreeSet<>())
                                .add(sample);
                    }
                    assertThat(sample.startsWith("curl") && sample.contains("…"))
                            .as(sample)
                            .isFalse();
                }
            }
        }
        assertThat(byKey.values())
                .isNotEmpty()
                .allSatisfy(samples -> assertThat(samples).hasSize(1));
    }

    private static void awaitTitle(Page page, String beginning) {
        page.waitForCondition(() -> page.title().startsWith(beginning));
    }

    private static void follow(Page page, String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link)).click();
    }

    /** Every page there is, from the folder that was built. */
    private static List<String> addresses() throws IOException {
        var folder = Path.of("target/site");
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .map(file -> "/" + folder.relativize(file).toString().replace("index.html", ""))
                    .sorted()
                    .toList();
        }
    }
}
