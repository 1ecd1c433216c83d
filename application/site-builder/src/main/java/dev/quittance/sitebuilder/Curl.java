package dev.quittance.sitebuilder;

import java.util.Map;

/** An operation as a line to paste into a terminal. */
final class Curl {

    private static final String ORIGIN = "http://localhost:8080";

    private static final Map<String, String> IDS = Map.of(
            "payments", "pay_01KAV3YQ7D5W8H2M6R9T4C1X0B",
            "refunds", "re_01KAV41A9S3K7V5N2P8G6E4F1J",
            "events", "evt_01KAV42H6B8D3F5G7J9K1M2N4P",
            "webhook-endpoints", "we_01KAV43X1Y2Z3A4B5C6D7E8F9G",
            "deliveries", "del_01KAV44P7Q8R9S0T1V2W3X4Y5Z",
            "api-keys", "key_01KAV45B1C2D3E4F5G6H7J8K9M");

    private Curl() {}

    static String of(Operation operation) {
        var curl = new StringBuilder("curl ");
        if (!operation.method().equals("GET") && !(operation.method().equals("POST") && hasBody(operation))) {
            curl.append("-X ").append(operation.method()).append(' ');
        }
        curl.append(ORIGIN).append(address(operation));
        curl.append(" \\\n  -H \"Authorization: Bearer sk_test_demo\"");
        if (operation.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals("Idempotency-Key") && parameter.required())) {
            curl.append(" \\\n  -H \"Idempotency-Key: order-1001\"");
        }
        if (hasBody(operation)) {
            curl.append(" \\\n  -H \"Content-Type: application/json\" \\\n  -d '")
                    .append(PrettyJson.of(operation.exampleBody()).replace("\n", "\n  "))
                    .append('\'');
        }
        return curl.toString();
    }

    private static boolean hasBody(Operation operation) {
        return operation.exampleBody().isObject();
    }

    private static String address(Operation operation) {
        return operation.path().replaceAll("\\{[^}]+}", IDS.getOrDefault(operation.resource(), "…"));
    }
}
