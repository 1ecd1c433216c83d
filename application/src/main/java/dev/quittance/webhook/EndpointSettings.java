package dev.quittance.webhook;

import static java.util.Objects.requireNonNullElse;

import dev.quittance.problem.Problem.InvalidParameter;
import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant decides about an endpoint. A change is merged into what it decided before, so that both are held to
 * the same rules.
 *
 * @param url where events are sent
 * @param types what it is told of: up to 50 types, {@code payment.*} or {@code *}
 * @param ordered whether a payment's events come one after the other, each when the one before it was taken
 * @param perSecondMax the most it wants to be sent in a second, by each of our instances; null: as fast as it answers
 * @param status {@code disabled} keeps it but sends nothing
 */
record EndpointSettings(
        @Nullable String url,
        @Nullable List<@Nullable String> types,
        @Nullable String description,
        @Nullable Boolean ordered,
        @Nullable Integer perSecondMax,
        @Nullable EndpointStatus status) {

    private static final int TYPES_MAX = 50;
    private static final int DESCRIPTION_MAX = 500;
    private static final int PER_SECOND_MAX = 1_000;

    /**
     * Refuses what is missing or out of bounds, all of it at once.
     *
     * @throws ProblemException naming each parameter by its pointer
     */
    EndpointSettings {
        var errors = new ArrayList<InvalidParameter>();
        if (url == null) {
            errors.add(missing("/url"));
        }
        checkTypes(errors, types);
        if (description != null && (description.length() > DESCRIPTION_MAX || description.indexOf('\0') >= 0)) {
            errors.add(invalid("/description", "At most " + DESCRIPTION_MAX + " characters, none of them U+0000."));
        }
        if (perSecondMax != null && (perSecondMax < 1 || perSecondMax > PER_SECOND_MAX)) {
            errors.add(invalid("/per_second_max", "A whole number from 1 to " + PER_SECOND_MAX + "."));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.ofAll(errors);
        }
        ordered = requireNonNullElse(ordered, false);
        status = requireNonNullElse(status, EndpointStatus.ENABLED);
    }

    private static void checkTypes(List<InvalidParameter> errors, @Nullable List<@Nullable String> types) {
        if (types == null) {
            errors.add(missing("/types"));
            return;
        }
        if (types.isEmpty() || types.size() > TYPES_MAX || new HashSet<>(types).size() < types.size()) {
            errors.add(invalid("/types", "Name 1 to " + TYPES_MAX + " types, each once."));
        }
        for (int i = 0; i < Math.min(types.size(), TYPES_MAX); i++) {
            var type = types.get(i);
            if (type == null || !EventTypes.isPattern(type)) {
                errors.add(invalid(
                        "/types/" + i,
                        "There is no such type. There are " + String.join(", ", EventTypes.known())
                                + ", payment.*, refund.* and *."));
            }
        }
    }

    private static InvalidParameter missing(String param) {
        return new InvalidParameter(ProblemCode.PARAMETER_MISSING, param, "This parameter is required.");
    }

    private static InvalidParameter invalid(String param, String detail) {
        return new InvalidParameter(ProblemCode.PARAMETER_INVALID, param, detail);
    }
}
