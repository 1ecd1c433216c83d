package dev.quittance.sitebuilder;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A source that begins with lines of {@code name: value} between two lines of {@code ---}. */
record FrontMatter(String path, Map<String, String> values, String body) {

    private static final String FENCE = "---\n";

    static FrontMatter read(Sources sources, String path) {
        var text = sources.text(path);
        int end = text.indexOf("\n" + FENCE, FENCE.length() - 1);
        if (!text.startsWith(FENCE) || end < 0) {
            throw new IllegalArgumentException(path + " must begin with a title between lines of ---");
        }
        var values = new TreeMap<String, String>();
        for (var line : text.substring(FENCE.length(), end).split("\n", -1)) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException(path + ": not name: value: " + line);
            }
            values.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return new FrontMatter(path, values, text.substring(end + 1 + FENCE.length()));
    }

    String value(String name) {
        return optional(name).orElseThrow(() -> new IllegalArgumentException(path + " doesn't say its " + name));
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
