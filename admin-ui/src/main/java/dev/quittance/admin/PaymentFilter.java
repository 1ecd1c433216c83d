package dev.quittance.admin;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which payments an operator wants to see; an empty text asks for nothing.
 *
 * @param amount as people write it, with the currency or without
 * @param older the id to go on after, towards older ones
 * @param newer the id to go on before, towards newer ones
 */
public record PaymentFilter(
        String status,
        String reference,
        String email,
        String amount,
        String merchant,
        String key,
        String older,
        String newer) {

    static PaymentFilter of(MultivaluedMap<String, String> query) {
        return new PaymentFilter(
                text(query, "status"),
                text(query, "reference"),
                text(query, "email"),
                text(query, "amount"),
                text(query, "merchant"),
                text(query, "key"),
                text(query, "older"),
                text(query, "newer"));
    }

    private static String text(MultivaluedMap<String, String> query, String name) {
        var value = query.getFirst(name);
        return value == null ? "" : value.strip();
    }

    public boolean asksForSomething() {
        return !conditions().isEmpty();
    }

    /** The filters without the place in the list, as a query to which a link can add; ends in an ampersand if any. */
    public String query() {
        return conditions().entrySet().stream()
                .map(condition -> condition.getKey() + "="
                        + URLEncoder.encode(condition.getValue(), StandardCharsets.UTF_8) + "&")
                .collect(Collectors.joining());
    }

    private Map<String, String> conditions() {
        var given = new LinkedHashMap<String, String>();
        given.put("status", status);
        given.put("reference", reference);
        given.put("email", email);
        given.put("amount", amount);
        given.put("merchant", merchant);
        given.put("key", key);
        given.values().removeIf(String::isEmpty);
        return given;
    }
}
