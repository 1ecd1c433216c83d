package dev.quittance.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.quittance.events.Mode;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the API shows it.
 *
 * @param endpoint the webhook endpoint it goes to; null for a mail
 * @param recipient the address a mail goes to; null for a webhook
 * @param event the payment event it tells of; null when none stands behind it, as with a test
 * @param nextAttemptAt when it is tried next, as long as it is pending
 * @param lastAttempt null before the first is over
 * @param attempts the latest hundred, newest first; only where one delivery is asked for
 */
@Schema(name = "Delivery")
record DeliveryView(
        String id,
        Mode mode,
        DeliveryKind kind,
        @Nullable String endpoint,
        @Nullable String recipient,
        String type,
        @Nullable String event,
        @Nullable String payment,
        DeliveryStatus status,
        @Nullable Instant nextAttemptAt,
        @Nullable AttemptView lastAttempt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<AttemptView> attempts,
        Instant createdAt,
        @Nullable Instant finishedAt) {}
