package dev.quittance.sitebuilder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The API reference: every operation under {@code /api}, by resource. */
final class ReferencePage {

    /** The order in which somebody meets them; what is not named here comes last. */
    private static final List<String> RESOURCES =
            List.of("payments", "refunds", "events", "webhook-endpoints", "deliveries", "transactions", "api-keys");

    private static final List<String> METHODS = List.of("POST", "GET", "PATCH", "DELETE");

    private ReferencePage() {}

    /** The operations of one resource. */
    record Resource(String name, String title, List<Operation> operations) {}

    static void print(Contract contract, Press press) {
        press.print(
                "/reference/",
                "reference",
                new Heading(
                        "API reference", "Every address of the API, what it takes and what it answers.", "reference"),
                Map.of("resources", resources(contract)));
    }

    static List<Resource> resources(Contract contract) {
        var operations = operations(contract);
        return operations.stream()
                .map(Operation::resource)
                .distinct()
                .sorted(Comparator.comparingInt(ReferencePage::rank).thenComparing(Comparator.naturalOrder()))
                .map(name -> new Resource(
                        name,
                        title(name),
                        operations.stream()
                                .filter(operation -> operation.resource().equals(name))
                                .toList()))
                .toList();
    }

    /** A resource's own address first, then what can be done with one of it. */
    private static List<Operation> operations(Contract contract) {
        var operations = new ArrayList<Operation>();
        contract.openapi().path("paths").properties().forEach(path -> {
            if (path.getKey().startsWith("/api/")) {
                path.getValue()
                        .properties()
                        .forEach(method -> operations.add(new Operation(
                                contract.openapi(),
                                path.getKey(),
                                method.getKey().toUpperCase(Locale.ROOT),
                                method.getValue())));
            }
        });
        operations.removeIf(operation -> !METHODS.contains(operation.method()));
        operations.sort(
                Comparator.<Operation>comparingInt(operation -> operation.path().split("/", -1).length)
                        .thenComparingInt(operation -> METHODS.indexOf(operation.method()))
                        .thenComparing(Operation::path));
        return operations;
    }

    private static int rank(String resource) {
        int rank = RESOURCES.indexOf(resource);
        return rank < 0 ? RESOURCES.size() : rank;
    }

    private static String title(String resource) {
        var words = resource.replace('-', ' ').replace("api", "API");
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
