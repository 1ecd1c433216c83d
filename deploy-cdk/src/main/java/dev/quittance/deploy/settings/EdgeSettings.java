package dev.quittance.deploy.settings;

import static dev.quittance.deploy.settings.Check.check;

import java.util.List;

/**
 * @param domain what merchants and payers call, e.g. {@code pay.example.com}
 * @param zone the hosted zone it is in, which exists already
 * @param zoneId that zone's id
 * @param requestsPerSecond what API Gateway lets through for all merchants together, for ever
 * @param burst what it lets through at once
 * @param keyGeneration how often the key between CloudFront and API Gateway was made anew; one more makes the next, and
 *     lets CloudFront read the origin secret again
 * @param testMode whether payers of test payments reach the sandbox's bank page
 * @param operatorAddresses blocks from which the bastion's port 22 can be reached; none is right where operators come
 *     through Systems Manager
 */
public record EdgeSettings(
        String domain,
        String zone,
        String zoneId,
        int requestsPerSecond,
        int burst,
        int keyGeneration,
        boolean testMode,
        List<String> operatorAddresses) {

    /** A company's network, not a provider's. */
    private static final int PREFIX_MIN = 16;

    public EdgeSettings {
        check(domain.equals(zone) || domain.endsWith("." + zone), "edge.domain " + domain + " is not in " + zone);
        check(zoneId.matches("Z[0-9A-Z]{5,31}"), "edge.zone_id must be a hosted zone's id: " + zoneId);
        check(requestsPerSecond >= 1, "edge.requests_per_second must be at least 1: " + requestsPerSecond);
        check(burst >= requestsPerSecond, "edge.burst must be at least requests_per_second: " + burst);
        check(keyGeneration >= 1, "edge.key_generation must be at least 1: " + keyGeneration);
        operatorAddresses = List.copyOf(operatorAddresses);
        for (var block : operatorAddresses) {
            check(isNarrow(block), "edge.operator_addresses must be IPv4 blocks of /16 or smaller: " + block);
        }
    }

    private static boolean isNarrow(String block) {
        var parts = block.split("/", -1);
        return parts.length == 2
                && parts[0].matches("(\\d{1,3}\\.){3}\\d{1,3}")
                && parts[1].matches("\\d{1,2}")
                && Integer.parseInt(parts[1]) >= PREFIX_MIN
                && Integer.parseInt(parts[1]) <= 32;
    }
}
