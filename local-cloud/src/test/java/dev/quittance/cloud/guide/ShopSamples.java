package dev.quittance.cloud.guide;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Samples of a shop, which are a part of its page or its server. They run in what they would find there, and have to
 * hand over the card's token.
 */
final class ShopSamples {

    private static final Path SHOP = Path.of("src/test/node");
    private static final String SHOWN_ORIGIN = "https://pay.example.com";

    private final String origin;

    ShopSamples(String origin) {
        this.origin = origin;
    }

    void run(Sample sample) throws Exception {
        var script = Files.readString(SHOP.resolve("before.mjs"))
                + sample.code().replace(SHOWN_ORIGIN, origin)
                + Files.readString(SHOP.resolve("after.mjs"));
        var file = NodeFolder.file("shop.mjs", script);
        try (var program = Program.start(sample.language(), file, Map.of("QUITTANCE_KEY", "sk_test_demo"))) {
            var said = program.saidInAll();
            if (!said.equals("handed over: pm_card_visa")) {
                throw new AssertionError(sample.caption() + " says: " + said);
            }
        }
    }
}
