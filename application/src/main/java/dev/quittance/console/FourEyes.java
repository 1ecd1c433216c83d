package dev.quittance.console;

import static dev.quittance.console.ApplicationPaymentConsole.money;

import dev.quittance.admin.Act;
import dev.quittance.admin.ApprovalConsole;
import dev.quittance.admin.RefusedException;
import dev.quittance.payment.Payment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps what waits for a second operator, and does it when they agree. */
@ApplicationScoped
@Transactional
class FourEyes implements ApprovalConsole {

    private static final int WAITING_MAX = 100;
    private static final int DECIDED_MAX = 50;
    private static final String ASKED = """
            SELECT waiting_act.id, kind, payment_id, waiting_act.amount, currency, proof, asked_by, reason, asked_at,
                waiting_act.expires_at, waiting_act.status, decided_by, decided_at, decision
            FROM waiting_act JOIN payment ON payment.id = payment_id WHERE\s""";
    private static final String WAITING = "waiting_act.status = 'waiting' AND waiting_act.expires_at > ?";

    private final MoneyActs acts;
    private final AuditTrail audit;
    private final Sql sql;
    private final ConsoleConfig config;
    private final InstantSource time;

    FourEyes(MoneyActs acts, AuditTrail audit, Sql sql, ConsoleConfig config, InstantSource time) {
        this.acts = acts;
        this.audit = audit;
        this.sql = sql;
        this.config = config;
        this.time = time;
    }

    /** Lets it wait; the caller holds the payment's lock. */
    void ask(Act act, Payment payment, MoneyAct wanted) {
        acts.require(payment, wanted);
        var now = time.instant();
        var waiting = WaitingAct.ask(wanted, act, now, now.plus(config.fourEyesWithin()));
        audit.append(
                act,
                "ask_to_" + wanted.kind().wire(),
                payment.id(),
                Map.of(),
                Map.of(
                        "waits_as",
                        waiting.id(),
                        "amount",
                        money(wanted.amount(), payment.currency()).text()));
    }

    @Override
    public void approve(Act act, String id) {
        var waiting = WaitingAct.lockFor(act, id, time.instant());
        audit.refuseTwin(act);
        refuseOfDisabled(waiting.askedBy());
        var wanted = waiting.wanted();
        var payment = Payment.lock(wanted.paymentId()).orElseThrow();
        var before = ApplicationPaymentActs.factsOf(payment);
        acts.perform(payment, wanted, id);
        waiting.decide(true, act, time.instant());
        Payment.flush();
        var after = new LinkedHashMap<>(ApplicationPaymentActs.factsOf(payment));
        after.put("asked_by", waiting.askedBy());
        audit.append(act, "approve_to_" + wanted.kind().wire(), payment.id(), before, after);
    }

    /** Who was shut out may have asked with a stolen login. */
    private void refuseOfDisabled(String operator) {
        if (sql.first("SELECT FROM operator WHERE username = ? AND disabled_at IS NOT NULL", _ -> true, operator)
                .isPresent()) {
            throw new RefusedException(operator + ", who asked for it, is disabled. It can only be rejected.");
        }
    }

    @Override
    public void reject(Act act, String id) {
        var waiting = WaitingAct.lockFor(act, id, time.instant());
        audit.refuseTwin(act);
        waiting.decide(false, act, time.instant());
        var wanted = waiting.wanted();
        audit.append(
                act,
                "reject_to_" + wanted.kind().wire(),
                wanted.paymentId(),
                Map.of(id, "waiting"),
                Map.of(id, "rejected", "asked_by", waiting.askedBy()));
    }

    @Override
    public List<Asked> waiting() {
        var now = time.instant();
        return sql.list(ASKED + WAITING + " ORDER BY asked_at LIMIT " + WAITING_MAX, row -> asked(row, now), now);
    }

    @Override
    public List<Asked> waitingOf(String paymentId) {
        var now = time.instant();
        return sql.list(
                ASKED + WAITING + " AND payment_id = ? ORDER BY asked_at LIMIT " + WAITING_MAX,
                row -> asked(row, now),
                now,
                paymentId);
    }

    @Override
    public List<Asked> decided() {
        var now = time.instant();
        return sql.list(
                ASKED + "NOT (" + WAITING + ") ORDER BY waiting_act.id DESC LIMIT " + DECIDED_MAX,
                row -> asked(row, now),
                now);
    }

    private static Asked asked(ResultSet row, Instant now) throws SQLException {
        var left = Duration.between(now, Sql.at(row, "expires_at"));
        var status = row.getString("status");
        var expired = status.equals("waiting") && !left.isPositive();
        return new Asked(
                row.getString("id"),
                row.getString("kind"),
                row.getString("payment_id"),
                money(row.getLong("amount"), row.getString("currency")),
                row.getString("proof"),
                row.getString("asked_by"),
                row.getString("reason"),
                Sql.at(row, "asked_at"),
                left.isPositive() ? left : Duration.ZERO,
                expired ? "expired" : status,
                row.getString("decided_by"),
                Sql.atOrNull(row, "decided_at"),
                row.getString("decision"));
    }
}
