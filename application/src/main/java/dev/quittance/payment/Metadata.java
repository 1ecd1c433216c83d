package dev.quittance.payment;

import dev.quittance.json.StrictJson;
import dev.quittance.problem.ParameterChecks;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A merchant's own pairs on a payment: at most 50, keys of 40 and values of 500 characters, 8 KiB in all. */
final class Metadata {

    private static final int KEYS_MAX = 50;
    private static final int KEY_MAX = 40;
    private static final int BYTES_MAX = 8 * 1024;

    private Metadata() {}

    /** On creation every value is a string. */
    static void check(ParameterChecks checks, @Nullable Map<String, ? extends @Nullable String> metadata) {
        if (metadata == null) {
            return;
        }
        checkKeys(checks, metadata);
        metadata.forEach((key, value) -> {
            if (value == null) {
                checks.invalid(StrictJson.pointer("/metadata", key), "A value is a string.");
            }
        });
        checkSize(checks, metadata);
    }

    /** In a change a null removes its key. */
    static void checkKeys(ParameterChecks checks, Map<String, ? extends @Nullable String> metadata) {
        metadata.forEach((key, value) -> {
            var pointer = StrictJson.pointer("/metadata", key);
            if (key.isEmpty() || key.length() > KEY_MAX) {
                checks.invalid(pointer, "A key has 1 to " + KEY_MAX + " characters.");
            }
            checks.text(pointer, key).text(pointer, value);
        });
    }

    static Map<String, String> merged(Map<String, String> old, Map<String, @Nullable String> changes) {
        var merged = new TreeMap<>(old);
        changes.forEach((key, value) -> {
            if (value == null) {
                merged.remove(key);
            } else {
                merged.put(key, value);
            }
        });
        var checks = new ParameterChecks();
        checkSize(checks, merged);
        checks.refuseAny();
        return merged;
    }

    private static void checkSize(ParameterChecks checks, Map<String, ? extends @Nullable String> metadata) {
        if (metadata.size() > KEYS_MAX) {
            checks.invalid("/metadata", "At most " + KEYS_MAX + " keys.");
        }
        int bytes = metadata.entrySet().stream()
                .mapToInt(entry -> bytes(entry.getKey()) + bytes(entry.getValue()))
                .sum();
        if (bytes > BYTES_MAX) {
            checks.invalid("/metadata", "At most 8 KiB in all, in UTF-8.");
        }
    }

    private static int bytes(@Nullable String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }
}
