package dev.quittance.webhook;

import dev.quittance.events.Mode;
import java.time.Instant;

/** Told in the transaction that disabled an endpoint without its merchant's doing. */
public record EndpointDisabled(
        String endpointId, String merchantId, Mode mode, String url, DisabledReason reason, Instant at) {}
