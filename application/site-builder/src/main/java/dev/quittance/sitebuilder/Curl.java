package dev.quittance.sitebuilder;

import java.util.Map;

/** An operation as a line to paste into a terminal. */
final class Curl {

    private static final String ORIGIN = "http://localhost:8080";

    private static final Map<String, String> IDS = Map.of(
            "payments", "pay_01kav3yq7d5w8h2m6r9t4c1x0b",
            "refunds", "re_01kav41a9s3k7v5n2p8g6e4f1j",
            "events", "evt_9657bc7b26477c898007c00df113fa1d",
            "webhook-endpoints", "we_01kav43x1y2z3a4b5c6d7e8f9g",
            "deliveries", "del_01kav44p7q8r9s0t1v2w3x4y5z",
            "transactions", "evt_9657bc7b26477c898007c00df113fa1d",
            "api-keys", "key_01kav45b1c2d3e4f5g6h7j8k9m");

    private Curl() {}

    static String of(Operation operation) {
        var curl = new StringBuilder("curl ");
        if (!operation.method().equals("GET") && !(operation.method().equals("POST") && hasBody(operation))) {
            curl.append("-X ").append(operation.method()).append(' ');
        }
        curl.append(address(operation));
        curl.append(" \\\n  -H \"Authorization: Bearer sk_test_demo\"");
        if (operation.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals("Idempotency-Key") && parameter.required())) {
            curl.append(" \\\n  -H \"Idempotency-Key: ").append(key(operation)).append('"');
        }
        if (hasBody(operation)) {
            curl.append(" \\\n  -H \"Content-Type: application/json\" \\\n  -d '")
                    .append(PrettyJson.of(operation.exampleBody()).replace("\n", "\n  "))
                    .append('\'');
        }
        return curl.toString();
    }

    /** One of its own, for a key names one command; {@code order-17} is the order of the examples, and no guide's. */
    private static String key(Operation operation) {
        var command = operation.path().substring(operation.path().lastIndexOf('/') + 1);
        return command.equals("payments") ? "order-17" : "order-17-" + command.replaceFirst("s$", "");
    }

    private static boolean hasBody(Operation operation) {
        return operation.exampleBody().isObject();
    }

    private static String address(Operation operation) {
        var address = ORIGIN + operation.path().replaceAll("\\{[^}]+}", IDS.getOrDefault(operation.resource(), "…"));
        var query = operation.requiredQuery();
        return query.isEmpty() ? address : '"' + address + '?' + String.join("&", query) + '"';
    }
}
