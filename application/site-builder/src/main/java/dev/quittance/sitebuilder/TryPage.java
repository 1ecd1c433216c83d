package dev.quittance.sitebuilder;

import java.util.Map;

/** Where a visitor makes a test payment and watches it travel: the one page that needs a script. */
final class TryPage {

    private TryPage() {}

    static void print(Sources sources, Contract contract, Press press) {
        press.print(
                "/try/",
                "try",
                new Heading("Try it", "Make a payment at the sandbox and watch it travel, faults included.", "try"),
                Map.of("groups", Tokens.read(sources, contract)));
    }
}
