package dev.quittance.sitebuilder;

import java.util.Map;

/** What prose refers to by name and the contract says: pictures and tables. */
final class Made {

    private Made() {}

    static Map<String, String> from(Sources sources, Contract contract, Press press) {
        return Map.of(
                "states", figure(StateDiagram.draw(sources, contract.edges())),
                "moves", press.part("moves", Map.of("edges", contract.edges())),
                "declines", press.part("declines", Map.of("declines", contract.declines())),
                "tokens", press.part("tokens", Map.of("groups", Tokens.read(sources, contract))),
                "problems", press.part("problem-table", Map.of("problems", contract.problems())));
    }

    private static String figure(String svg) {
        return "<figure class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Picture\">" + svg + "</figure>";
    }
}
