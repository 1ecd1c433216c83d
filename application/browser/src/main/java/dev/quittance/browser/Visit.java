package dev.quittance.browser;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.ResultType;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A visitor's tab. */
public final class Visit implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visit(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.onConsoleMessage(this::listen);
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
    }

    private void listen(ConsoleMessage message) {
        if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(page.url() + ": " + message.text());
        }
    }

    public Page page() {
        return page;
    }

    public void allowClipboard() {
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
    }

    /** What the console complained of, on every page of this visit. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** What axe finds wrong with the page as it is shown now. */
    public List<String> accessibilityViolations() {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of(ResultType.Violations.getKey()));
        // Our pages have no frames. Looking for some, and telling all that is right, takes five times as long.
        return new AxeBuilder(page)
                .options(options).setLegacyMode(true).analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> page.url() + ": " + rule.getId() + " at " + node.getTarget()))
                        .toList();
    }

    /** The whole page as a picture in {@code target/screenshots}. */
    public void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    @Override
    public void close() {
        context.close();
    }
}
