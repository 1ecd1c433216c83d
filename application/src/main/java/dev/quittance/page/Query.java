package dev.quittance.page;

import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A list's query parameters. Each may be given once; what a list doesn't know is refused, so that a mistyped filter never
 * looks like an empty result.
 */
public final class Query {

    private static final int LIMIT_DEFAULT = 10;
    private static final int LIMIT_MAX = 100;
    private static final int VALUE_MAX = 500;
    private static final int YEAR_MAX = 9999;

    /** What {@link #instant} reads, in words. */
    public static final String TIME = "A time in RFC 3339, such as 2026-11-22T12:00:00Z.";

    private final MultivaluedMap<String, String> parameters;
    private final Set<String> known = new HashSet<>(Set.of("limit", "starting_after", "ending_before"));

    public Query(MultivaluedMap<String, String> parameters) {
        this.parameters = parameters;
    }

    public int limit() {
        return text("limit")
                .map(text -> whole("limit", text, 1, LIMIT_MAX).intValue())
                .orElse(LIMIT_DEFAULT);
    }

    /**
     * Where the page begins.
     *
     * @throws ProblemException {@code parameter-invalid} when both ends are given
     */
    public Cursor cursor() {
        return Cursor.of(this);
    }

    public Optional<String> text(String name) {
        known.add(name);
        var values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw invalid(name, "Give it once.");
        }
        if (!values.isEmpty()
                && (values.getFirst().length() > VALUE_MAX || values.getFirst().indexOf('\0') >= 0)) {
            throw invalid(name, "At most " + VALUE_MAX + " characters, and no U+0000.");
        }
        return values.stream().findFirst();
    }

    /** @throws ProblemException {@code parameter-missing} */
    public String required(String name, String why) {
        return text(name).orElseThrow(() -> ProblemException.at(name, ProblemCode.PARAMETER_MISSING, why));
    }

    public Optional<Long> number(String name) {
        return text(name).map(text -> whole(name, text, 0, Long.MAX_VALUE));
    }

    /** A time in RFC 3339. */
    public Optional<Instant> time(String name) {
        return text(name).map(text -> instant(text).orElseThrow(() -> invalid(name, TIME)));
    }

    /** Reads a time in RFC 3339; empty when it is none, or of a year that can't be stored. */
    public static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text))
                    .filter(time -> time.getYear() >= 1 && time.getYear() <= YEAR_MAX)
                    .map(OffsetDateTime::toInstant);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** One of an enum's names as they stand in JSON. */
    public <E extends Enum<E>> Optional<E> oneOf(String name, E[] values, Function<E, String> wire) {
        return text(name).map(text -> {
            for (var value : values) {
                if (wire.apply(value).equals(text)) {
                    return value;
                }
            }
            throw invalid(name, "There is no " + text + ".");
        });
    }

    /** Parameters such as {@code metadata[order]}, by the name in the brackets. */
    public Map<String, String> keyed(String name) {
        var found = new TreeMap<String, String>();
        for (var parameter : parameters.keySet()) {
            if (parameter.startsWith(name + "[") && parameter.endsWith("]")) {
                var key = parameter.substring(name.length() + 1, parameter.length() - 1);
                if (key.indexOf('\0') >= 0) {
                    throw invalid(parameter, "No U+0000.");
                }
                text(parameter).ifPresent(value -> found.put(key, value));
            }
        }
        return found;
    }

    /**
     * Called when every parameter was asked for.
     *
     * @throws ProblemException {@code parameter-unknown}
     */
    public Query refuseOthers() {
        for (var name : parameters.keySet()) {
            if (!known.contains(name)) {
                throw ProblemException.at(name, ProblemCode.PARAMETER_UNKNOWN, "There is no parameter " + name + ".");
            }
        }
        return this;
    }

    static ProblemException invalid(String name, String detail) {
        return ProblemException.at(name, ProblemCode.PARAMETER_INVALID, detail);
    }

    private static Long whole(String name, String text, long min, long max) {
        if (text.matches("[0-9]{1,18}")) {
            long value = Long.parseLong(text);
            if (value >= min && value <= max) {
                return value;
            }
        }
        throw invalid(name, max == LIMIT_MAX ? "A whole number from 1 to 100." : "A whole number.");
    }
}
