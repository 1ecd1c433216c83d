package dev.quittance.console;

import static dev.quittance.console.ApplicationPaymentConsole.money;

import dev.quittance.admin.Act;
import dev.quittance.admin.RefusedException;
import dev.quittance.admin.WorkConsole;
import dev.quittance.explanation.Explanation;
import dev.quittance.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Gathers what waits for an operator. */
@ApplicationScoped
@Transactional
class ApplicationWorkConsole implements WorkConsole {

    /** Nobody knows its end, or nobody will ask any more. The first condition is the index's. */
    static final String WAITS_FOR_OPERATOR = "operation.status IN ('init', 'pending', 'unknown')"
            + " AND (operation.status = 'unknown' OR operation.inquire_at IS NULL)";

    private static final int ROWS = 100;
    private static final String RESOLVED =
            "EXISTS (SELECT FROM discrepancy_note WHERE discrepancy_id = discrepancy.id AND resolves)";
    private static final String STATUS = "status";

    private final Sql sql;
    private final AuditTrail audit;
    private final InstantSource time;

    ApplicationWorkConsole(Sql sql, AuditTrail audit, InstantSource time) {
        this.sql = sql;
        this.audit = audit;
        this.time = time;
    }

    @Override
    public List<Unknown> unknowns() {
        var now = time.instant();
        return sql.list(
                """
                SELECT operation.id, payment_id, merchant_id, kind, operation.amount, currency, operation.created_at,
                    inquiries, inquire_at
                FROM operation JOIN payment ON payment.id = payment_id
                WHERE\s""" + WAITS_FOR_OPERATOR + " ORDER BY operation.created_at LIMIT " + ROWS, row -> unknown(row, now));
    }

    private static Unknown unknown(ResultSet row, Instant now) throws SQLException {
        var since = Sql.at(row, "created_at");
        var next = Sql.atOrNull(row, "inquire_at");
        return new Unknown(
                row.getString("id"),
                row.getString("payment_id"),
                row.getString("merchant_id"),
                row.getString("kind"),
                money(row.getLong("amount"), row.getString("currency")),
                since,
                Explanation.brief(Duration.between(since, now)),
                row.getInt("inquiries"),
                next == null ? "an operator" : "an inquiry at " + next);
    }

    @Override
    public List<Discrepancy> discrepancies(boolean resolvedToo) {
        return sql.list(
                "SELECT id, payment_id, operation_id, kind, detail, opened_at, " + RESOLVED + " AS resolved"
                        + " FROM discrepancy " + (resolvedToo ? "" : "WHERE NOT " + RESOLVED)
                        + (resolvedToo ? " ORDER BY opened_at DESC, id DESC" : " ORDER BY opened_at, id") + " LIMIT "
                        + ROWS,
                row -> new Discrepancy(
                        row.getString("id"),
                        row.getString("payment_id"),
                        row.getString("operation_id"),
                        row.getString("kind"),
                        row.getString("detail"),
                        Sql.at(row, "opened_at"),
                        row.getBoolean("resolved"),
                        notes(row.getString("id"))));
    }

    private List<Note> notes(String discrepancyId) {
        return sql.list(
                "SELECT operator, at, note, resolves FROM discrepancy_note WHERE discrepancy_id = ? ORDER BY id LIMIT "
                        + ROWS,
                row -> new Note(
                        row.getString("operator"),
                        Sql.at(row, "at"),
                        row.getString("note"),
                        row.getBoolean("resolves")),
                discrepancyId);
    }

    @Override
    public void note(Act act, String discrepancyId, boolean resolves) {
        // The application may not update a discrepancy, and so can't lock it: its payment's lock serves as well.
        if (sql.first(
                        "SELECT FROM discrepancy JOIN payment ON payment.id = payment_id"
                                + " WHERE discrepancy.id = ? FOR UPDATE OF payment",
                        _ -> true,
                        discrepancyId)
                .isEmpty()) {
            throw new RefusedException("There is no discrepancy " + discrepancyId + ".");
        }
        audit.refuseTwin(act);
        // Asked only now: whoever held the lock may have resolved it, which a query from before doesn't see.
        if (sql.first("SELECT FROM discrepancy WHERE id = ? AND " + RESOLVED, _ -> true, discrepancyId)
                .isPresent()) {
            throw new RefusedException("Somebody has resolved it already.");
        }
        sql.change(
                "INSERT INTO discrepancy_note (id, discrepancy_id, operator, note, resolves, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                Ids.discrepancyNote(),
                discrepancyId,
                act.operator(),
                act.reason(),
                resolves,
                time.instant());
        audit.append(
                act,
                resolves ? "resolve_discrepancy" : "note_on_discrepancy",
                discrepancyId,
                Map.of(STATUS, "open"),
                Map.of(STATUS, resolves ? "resolved" : "open"));
    }

    @Override
    public Outbox outbox() {
        var now = time.instant();
        var backlog = sql.list(
                """
                SELECT destination, type, count(*) AS messages, max(relays) AS relays, min(created_at) AS oldest
                FROM outbox_message GROUP BY destination, type ORDER BY oldest""",
                row -> new Backlog(
                        row.getString("destination"),
                        row.getString("type"),
                        row.getLong("messages"),
                        row.getInt("relays"),
                        Explanation.brief(Duration.between(Sql.at(row, "oldest"), now))));
        return sql.first(
                        """
                        SELECT count(*) FILTER (WHERE relay_at <= ?) AS due, min(relay_at) FILTER (WHERE relay_at <= ?)
                            AS oldest, count(*) FILTER (WHERE sendings > 0) AS waiting
                        FROM outbox_message""",
                        row -> {
                            var oldest = Sql.atOrNull(row, "oldest");
                            return new Outbox(
                                    row.getLong("due"),
                                    oldest == null ? "–" : Explanation.brief(Duration.between(oldest, now)),
                                    row.getLong("waiting"),
                                    backlog);
                        },
                        now,
                        now)
                .orElseThrow();
    }
}
