package dev.quittance.console;

import dev.quittance.admin.Act;
import dev.quittance.admin.RefusedException;
import dev.quittance.id.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An act that one operator asked for and another decides on. What was asked for can't be changed any more. */
@Entity
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // filled and read by Hibernate
class WaitingAct extends PanacheEntityBase {

    private static final String WAITING = "waiting";

    @Id
    private String id;

    @Column(updatable = false)
    private String kind;

    @Column(updatable = false)
    private String paymentId;

    @Column(updatable = false)
    private long amount;

    @Column(updatable = false)
    private @Nullable String operationId;

    @Column(updatable = false)
    private @Nullable String proof;

    @Column(updatable = false)
    private String askedBy;

    @Column(updatable = false)
    private String reason;

    @Column(updatable = false)
    private Instant askedAt;

    @Column(updatable = false)
    private Instant expiresAt;

    private String status;
    private @Nullable String decidedBy;
    private @Nullable Instant decidedAt;
    private @Nullable String decision;

    static WaitingAct ask(MoneyAct wanted, Act act, Instant now, Instant expiresAt) {
        var waiting = new WaitingAct();
        waiting.id = Ids.waitingAct();
        waiting.kind = wanted.kind().wire();
        waiting.paymentId = wanted.paymentId();
        waiting.amount = wanted.amount();
        waiting.operationId = wanted.operationId();
        waiting.proof = wanted.proof();
        waiting.askedBy = act.operator();
        waiting.reason = act.reason();
        waiting.askedAt = now;
        waiting.expiresAt = expiresAt;
        waiting.status = WAITING;
        waiting.persist();
        return waiting;
    }

    /** @throws RefusedException when this operator can't decide on it */
    static WaitingAct lockFor(Act act, String id, Instant now) {
        WaitingAct waiting = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (waiting == null) {
            throw new RefusedException("Nobody asked for " + id + ".");
        }
        if (!waiting.status.equals(WAITING)) {
            throw new RefusedException(waiting.decidedBy + " has " + waiting.status + " it already.");
        }
        if (!now.isBefore(waiting.expiresAt)) {
            throw new RefusedException("It has expired. Whoever still wants it asks again.");
        }
        if (waiting.askedBy.equals(act.operator())) {
            throw new RefusedException("You asked for it yourself: somebody else has to decide.");
        }
        return waiting;
    }

    void decide(boolean approved, Act act, Instant now) {
        status = approved ? "approved" : "rejected";
        decidedBy = act.operator();
        decidedAt = now;
        decision = act.reason();
    }

    MoneyAct wanted() {
        return new MoneyAct(
                MoneyAct.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), paymentId, amount, operationId, proof);
    }

    String id() {
        return id;
    }

    String askedBy() {
        return askedBy;
    }
}
