package dev.quittance.console;

import java.util.ArrayList;
import java.util.List;

/** Conditions and their values, in the order in which they stand. What isn't asked for isn't in the query at all. */
final class Where {

    private final List<String> conditions = new ArrayList<>(List.of("true"));
    private final List<Object> values = new ArrayList<>();

    Where and(String condition, Object... given) {
        conditions.add(condition);
        values.addAll(List.of(given));
        return this;
    }

    /** An empty value asks for nothing, and no text in the database has a U+0000. */
    Where andIf(String condition, String value) {
        if (value.isEmpty()) {
            return this;
        }
        return value.indexOf('\0') < 0 ? and(condition, value) : and("false");
    }

    String sql() {
        return String.join(" AND ", conditions);
    }

    Object[] values() {
        return values.toArray();
    }
}
