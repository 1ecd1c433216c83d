package dev.quittance.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.quittance.events.Mode;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A webhook endpoint as the API shows it.
 *
 * @param disabledReason why nothing is sent to it, when nothing is
 * @param secret what its webhooks are signed with; shown when it is made, and again only to a repeat with the same idempotency key
 * @param previousSecretUntil until when the secret before it signs as well
 */
@Schema(name = "WebhookEndpoint")
record WebhookEndpointView(
        String id,
        Mode mode,
        String url,
        List<String> types,
        @Nullable String description,
        boolean ordered,
        @Nullable Integer perSecondMax,
        EndpointStatus status,
        @Nullable DisabledReason disabledReason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret,
        @Nullable Instant previousSecretUntil,
        Instant createdAt,
        Instant updatedAt) {}
