package dev.quittance.deploy.cost;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.quittance.deploy.template.Templates;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one payment uses, from {@code usage.json}.
 *
 * @param needs the type of a resource and perhaps how its logical id starts: without one, nothing is used
 * @param scaledByMemory times the function's memory in GiB
 * @param why where the number comes from
 */
record Use(String what, String needs, boolean scaledByMemory, double perPayment, String price, String why) {

    private static final double PAYMENTS = 1_000_000;
    private static final double MIB_PER_GIB = 1024;

    static List<Use> read() {
        return CostFiles.read("usage.json", new TypeReference<>() {});
    }

    /** For a million payments. */
    Stream<Line> in(Templates templates, Prices prices) {
        var words = needs.split(" ", 2);
        return templates.ofType(words[0]).stream()
                .filter(resource -> words.length == 1 || resource.logicalId().startsWith(words[1]))
                .limit(1)
                .map(resource ->
                        scaledByMemory ? resource.property("MemorySize").asInt() / MIB_PER_GIB : 1)
                .map(scale -> Line.of(what, perPayment * scale * PAYMENTS, price, prices));
    }
}
