package dev.quittance.deploy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** One value that is not the same in both, by its path; missing where there is none. */
record Difference(String path, JsonNode before, JsonNode after) {

    private static final int SHOWN_CHARACTERS_MAX = 60;
    private static final Pattern INDEX = Pattern.compile("\\d+");

    /** Down to single values, and to whole lists when they are not as long as each other. */
    static List<Difference> between(JsonNode before, JsonNode after) {
        var found = new ArrayList<Difference>();
        collect("", before, after, found);
        return found;
    }

    /** The first step of the path. */
    String property() {
        return path.split("[.\\[]", 2)[0];
    }

    /** {@code QueueName "a" → "b"}, or the path alone when the values are long. */
    String words() {
        var values = shown(before) + " → " + shown(after);
        return values.length() > SHOWN_CHARACTERS_MAX ? path : path + " " + values;
    }

    private static void collect(String path, JsonNode before, JsonNode after, List<Difference> found) {
        if (before.equals(after)) {
            return;
        }
        if (before.isObject() && after.isObject() && !isCall(before) && !isCall(after)) {
            var names = new TreeSet<String>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> collect(step(path, name), before.path(name), after.path(name), found));
        } else if (before.isArray() && after.isArray() && before.size() == after.size()) {
            for (var index = 0; index < before.size(); index++) {
                collect(step(path, "" + index), before.path(index), after.path(index), found);
            }
        } else {
            found.add(new Difference(path, before, after));
        }
    }

    /** A reference or a function: its insides are no properties. */
    private static boolean isCall(JsonNode node) {
        return node.size() == 1 && (node.has("Ref") || node.fieldNames().next().startsWith("Fn::"));
    }

    private static String step(String path, String name) {
        if (INDEX.matcher(name).matches()) {
            return path + "[" + name + "]";
        }
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "nothing" : value.toString();
    }
}
