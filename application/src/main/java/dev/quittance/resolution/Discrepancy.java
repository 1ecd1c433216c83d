package dev.quittance.resolution;

import dev.quittance.events.Outcome;
import dev.quittance.id.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** What the PSP says and what we know don't agree. It overwrites nothing and waits for an operator. */
@Entity
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // filled and read by Hibernate
class Discrepancy extends PanacheEntityBase {

    @Id
    private String id;

    private String paymentId;
    private String operationId;
    private String eventId;
    private String kind;
    private String detail;
    private Instant openedAt;

    static Discrepancy of(Outcome outcome, String kind, String detail, Instant now) {
        var discrepancy = new Discrepancy();
        discrepancy.id = Ids.discrepancy();
        discrepancy.paymentId = outcome.paymentId();
        discrepancy.operationId = outcome.operation().id();
        discrepancy.eventId = outcome.eventId();
        discrepancy.kind = kind;
        discrepancy.detail = detail;
        discrepancy.openedAt = now;
        return discrepancy;
    }
}
