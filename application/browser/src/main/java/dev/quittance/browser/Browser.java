package dev.quittance.browser;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;

/** Real Chromium, for tests of pages. Every visit begins without cookies and remembers what the console complained of. */
public final class Browser implements AutoCloseable {

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** For whatever a page or a start may take on a crowded machine. */
    private static final double PATIENCE_MILLIS = 120_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    public static Browser open() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        var executable = Chromium.find();
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Browser(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(executable)
                                .setTimeout(PATIENCE_MILLIS)
                                .setArgs(QUIET)));
    }

    public Visit visit() {
        return visit(Screen.DESK, ColorScheme.LIGHT);
    }

    public Visit visit(Screen screen, ColorScheme theme) {
        return visit(screen, theme, true);
    }

    public Visit visitWithoutScript() {
        return visit(Screen.DESK, ColorScheme.LIGHT, false);
    }

    private Visit visit(Screen screen, ColorScheme theme, boolean script) {
        var context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(screen.width(), screen.height())
                .setColorScheme(theme)
                .setJavaScriptEnabled(script));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return new Visit(context);
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    /** What the visitor looks at. */
    public enum Screen {
        DESK(1360, 900),
        PHONE(390, 844);

        private final int width;
        private final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }

        public int width() {
            return width;
        }

        int height() {
            return height;
        }
    }
}
