package dev.quittance.sitebuilder;

import java.util.Map;

/** The API reference. */
final class ReferencePage {

    private ReferencePage() {}

    static void print(Contract contract, Press press) {
        press.print(
                "/reference/",
                "reference",
                new Heading(
                        "API reference", "Every address of the API, what it takes and what it answers.", "reference"),
                Map.of(
                        "paths",
                        contract.openapi().path("paths").properties().stream()
                                .map(Map.Entry::getKey)
                                .toList()));
    }
}
