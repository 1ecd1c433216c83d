package dev.quittance.discrepancy;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A discrepancy as the API shows it.
 *
 * @param kind {@code contradiction}, {@code amount_differs} or {@code unexpected_outcome}
 * @param detail one sentence for people
 * @param event the outcome that didn't agree
 */
@Schema(name = "Discrepancy")
record DiscrepancyView(
        String id, String kind, String detail, String payment, String operation, String event, Instant openedAt) {}
