package dev.quittance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the checks of pages would notice. */
class VisitIT {

    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    image-alt      | <img src='data:,'>
                    label          | <input>
                    color-contrast | <p style='color: #bbb; background: #fff'>pale</p>
                    button-name    | <button></button>
                    """)
    void plantedFault_isFound(String rule, String fault) {
        try (var visit = browser.visit()) {
            visit.page().setContent(page(fault));
            assertThat(visit.accessibilityViolations())
                    .singleElement()
                    .asString()
                    .contains(rule);
        }
    }

    @Test
    void soundPage_hasNoViolation() {
        try (var visit = browser.visit()) {
            visit.page().setContent(page("<p>Plain words.</p>"));
            assertThat(visit.accessibilityViolations()).isEmpty();
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void brokenScript_isComplainedOf() {
        try (var visit = browser.visit()) {
            visit.page().setContent(page("<script>nowhere.to()</script>"));
            assertThat(visit.complaints()).singleElement().asString().contains("nowhere");
        }
    }

    private static String page(String content) {
        return "<!doctype html><html lang='en'><title>A page</title><main><h1>A page</h1>" + content + "</main></html>";
    }
}
