package dev.quittance.discrepancy;

import dev.quittance.events.Mode;
import dev.quittance.events.Outcome;
import dev.quittance.id.Ids;
import dev.quittance.merchant.Caller;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.logging.Log;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** What the PSP says and what we know don't agree. It overwrites nothing and waits for an operator. */
@Entity
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // filled and read by Hibernate
public class Discrepancy extends PanacheEntityBase {

    @Id
    private String id;

    private String merchantId;
    private Mode mode;
    private String paymentId;
    private String operationId;
    private String eventId;
    private String kind;
    private String detail;
    private Instant openedAt;

    /** Writes it down in the transaction that found it. */
    public static void open(Outcome outcome, String kind, String detail, Instant now) {
        var discrepancy = new Discrepancy();
        discrepancy.id = Ids.discrepancy();
        discrepancy.merchantId = outcome.merchantId();
        discrepancy.mode = outcome.operation().mode();
        discrepancy.paymentId = outcome.paymentId();
        discrepancy.operationId = outcome.operation().id();
        discrepancy.eventId = outcome.eventId();
        discrepancy.kind = kind;
        discrepancy.detail = detail;
        discrepancy.openedAt = now;
        discrepancy.persist();
        Log.warnf(
                "event=discrepancy.opened kind=%s paymentId=%s operationId=%s detail=\"%s\"",
                kind, discrepancy.paymentId, discrepancy.operationId, detail);
    }

    static boolean isVisible(Caller caller, String id) {
        return count("id = ?1 and merchantId = ?2 and mode = ?3", id, caller.merchantId(), caller.mode()) > 0;
    }

    DiscrepancyView view() {
        return new DiscrepancyView(id, kind, detail, paymentId, operationId, eventId, openedAt);
    }
}
