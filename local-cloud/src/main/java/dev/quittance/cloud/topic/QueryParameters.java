package dev.quittance.cloud.topic;

import dev.quittance.cloud.protocol.AwsFault;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of AWS's query protocol: a form, in which {@code A.member.2.B} is B of the second A. */
record QueryParameters(Map<String, String> values) {

    static QueryParameters parse(String form) {
        var values = new LinkedHashMap<String, String>();
        for (var pair : form.split("&", -1)) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return new QueryParameters(values);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String required(String name) {
        return text(name).orElseThrow(() -> Refusals.invalid(name, "is missing"));
    }

    /** The items of a list, from its first on, each with the parameters that it has. */
    List<QueryParameters> items(String list) {
        var items = new ArrayList<QueryParameters>();
        for (var item = below(list + ".1.");
                !item.values.isEmpty();
                item = below(list + "." + (items.size() + 1) + ".")) {
            items.add(item);
        }
        return items;
    }

    /** A map, whose items have a key and a value. */
    Map<String, String> map(String list) {
        var map = new LinkedHashMap<String, String>();
        items(list).forEach(item -> map.put(item.required("key"), item.required("value")));
        return map;
    }

    private QueryParameters below(String prefix) {
        var below = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                below.put(name.substring(prefix.length()), value);
            }
        });
        return new QueryParameters(below);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new AwsFault(400, "MalformedQueryString", "can't decode " + text);
        }
    }
}
