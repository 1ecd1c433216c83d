package dev.quittance.cloud.guide;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Locale;

/**
 * What a call answered.
 *
 * @param headers their names, in small letters
 */
record Reply(int status, List<String> headers, String text) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    JsonNode body() {
        return json(text);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    static String name(String header) {
        return header.substring(0, Math.max(0, header.indexOf(':'))).toLowerCase(Locale.ROOT);
    }
}
