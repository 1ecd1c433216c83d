package dev.quittance.webhook;

import static java.util.Objects.requireNonNullElse;

import dev.quittance.payment.EventTypes;
import dev.quittance.problem.ParameterChecks;
import java.util.HashSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
@Schema(name = "CreateWebhookEndpoint")
record EndpointSettings(
        @Nullable String url,
        @Nullable List<@Nullable String> types,
        @Nullable String description,
        @Nullable Boolean ordered,
        @Nullable Integer perSecondMax,
        @Nullable EndpointStatus status) {

    private static final int TYPES_MAX = 50;
    private static final int PER_SECOND_MAX = 1_000;

    /**
     * Refuses what is missing or out of bounds, all of it at once.
     *
     * @throws dev.quittance.problem.ProblemException naming each parameter by its pointer
     */
    EndpointSettings {
        var checks = new ParameterChecks().text("/description", description);
        if (url == null) {
            checks.missing("/url");
        }
        checkTypes(checks, types);
        if (perSecondMax != null && (perSecondMax < 1 || perSecondMax > PER_SECOND_MAX)) {
            checks.invalid("/per_second_max", "A whole number from 1 to " + PER_SECOND_MAX + ".");
        }
        checks.refuseAny();
        ordered = requireNonNullElse(ordered, false);
        status = requireNonNullElse(status, EndpointStatus.ENABLED);
    }

    private static void checkTypes(ParameterChecks checks, @Nullable List<@Nullable String> types) {
        if (types == null) {
            checks.missing("/types");
            return;
        }
        if (types.isEmpty() || types.size() > TYPES_MAX || new HashSet<>(types).size() < types.size()) {
            checks.invalid("/types", "Name 1 to " + TYPES_MAX + " types, each once.");
        }
        for (int i = 0; i < Math.min(types.size(), TYPES_MAX); i++) {
            var type = types.get(i);
            if (type == null || !EventTypes.isPattern(type)) {
                checks.invalid(
                        "/types/" + i,
                        "There is no such type. There are " + String.join(", ", EventTypes.known())
                                + ", payment.*, refund.* and *.");
            }
        }
    }
}
