package dev.quittance.cloud.guide;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/**
 * Whether real JSON is what the guide shows: every field that is shown is there and says the same. Ids stand for others
 * of their kind, times for other times; what the page leaves out may be anything.
 */
final class Likeness {

    private static final Pattern ID = Pattern.compile("(?:pay|op|re|we|del|key|req)_[0-9a-z]{26}|evt_[0-9a-f]{32}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

    private Likeness() {}

    /** Throws where they differ, with the path. */
    static void require(JsonNode shown, JsonNode real) {
        require("", shown, real);
    }

    private static void require(String path, JsonNode shown, JsonNode real) {
        if (shown.isObject()) {
            shown.properties()
                    .forEach(
                            field -> require(path + "/" + field.getKey(), field.getValue(), real.path(field.getKey())));
        } else if (!kind(shown).equals(kind(real))) {
            throw new AssertionError("the guide shows %s = %s, but it is %s".formatted(path, shown, real));
        }
    }

    private static String kind(JsonNode value) {
        var text = value.asText();
        if (ID.matcher(text).matches()) {
            return text.substring(0, text.indexOf('_'));
        }
        return TIME.matcher(text).matches() ? "time" : value.toString();
    }
}
