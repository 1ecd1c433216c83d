package dev.quittance.console;

import dev.quittance.admin.WebhookConsole.Attempt;
import dev.quittance.admin.WebhookConsole.DeliveryList;
import dev.quittance.admin.WebhookConsole.DeliveryRow;
import dev.quittance.admin.WebhookConsole.Endpoint;
import dev.quittance.admin.WebhookConsole.EndpointList;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads endpoints and deliveries for their pages. Each query reads a page of an index, however much there is. */
@ApplicationScoped
class WebhookQueries {

    private static final int PAGE = 50;
    private static final int ATTEMPTS_MAX = 100;

    private static final String ENDPOINT = """
            SELECT endpoint.id, merchant_id, mode, url, types, endpoint.ordered, endpoint.per_second_max, disabled_reason,
                CASE WHEN deleted_at IS NULL THEN status ELSE 'deleted' END AS status,
                CASE WHEN status = 'enabled' THEN failing_since END AS failing_since,
                CASE WHEN status = 'enabled' AND paused_until > ? THEN paused_until END AS paused_until, created_at,
                (SELECT count(*) FROM (SELECT FROM delivery
                    WHERE receiver_id = endpoint.id AND status = 'pending' LIMIT 100) few) AS owed,
                (SELECT count(*) FROM (SELECT FROM delivery
                    WHERE receiver_id = endpoint.id AND status = 'exhausted' LIMIT 100) few) AS exhausted
            FROM webhook_endpoint endpoint JOIN receiver ON receiver.id = endpoint.id WHERE\s""";

    private static final String TROUBLED =
            "deleted_at IS NULL AND (disabled_reason IN ('gone', 'failing') OR failing_since IS NOT NULL OR paused_until > ?)";

    private static final String DELIVERY = """
            SELECT owed.id, kind, recipient, receiver_id, event_type, event_id, payment_id, status, claims, due_at,
                created_at, CASE WHEN number IS NULL THEN ''
                ELSE coalesce(error, status_code::text, 'taken') || ' in ' || latency_millis || ' ms' END AS last
            FROM (%s) AS owed LEFT JOIN LATERAL (
                SELECT number, error, status_code, latency_millis FROM delivery_attempt
                WHERE delivery_id = owed.id ORDER BY number DESC LIMIT 1) AS latest ON true
            ORDER BY owed.id DESC""";

    private final Sql sql;
    private final InstantSource time;

    WebhookQueries(Sql sql, InstantSource time) {
        this.sql = sql;
        this.time = time;
    }

    EndpointList endpoints(String merchant, boolean troubled, String older) {
        var now = time.instant();
        var where = new Where()
                .andIf("merchant_id = ?", merchant)
                .andIf("endpoint.id < ?", older)
                .and("deleted_at IS NULL");
        if (troubled) {
            where.and(TROUBLED, now);
        }
        var rows = sql.list(
                ENDPOINT + where.sql() + " ORDER BY endpoint.id DESC LIMIT " + (PAGE + 1),
                WebhookQueries::endpoint,
                Stream.concat(Stream.of(now), Stream.of(where.values())).toArray());
        var page = rows.subList(0, Math.min(PAGE, rows.size()));
        return new EndpointList(page, rows.size() > PAGE ? page.getLast().id() : null);
    }

    Optional<Endpoint> endpoint(String id) {
        return sql.first(ENDPOINT + "endpoint.id = ?", WebhookQueries::endpoint, time.instant(), id);
    }

    private static Endpoint endpoint(ResultSet row) throws SQLException {
        var perSecondMax = row.getInt("per_second_max");
        return new Endpoint(
                row.getString("id"),
                row.getString("merchant_id"),
                row.getString("mode"),
                row.getString("url"),
                List.of((String[]) row.getArray("types").getArray()),
                row.getBoolean("ordered"),
                perSecondMax == 0 ? null : perSecondMax,
                row.getString("status"),
                row.getString("disabled_reason"),
                Sql.atOrNull(row, "failing_since"),
                Sql.atOrNull(row, "paused_until"),
                row.getInt("owed"),
                row.getInt("exhausted"),
                Sql.at(row, "created_at"));
    }

    DeliveryList deliveries(String endpoint, String status, String older) {
        var where = new Where()
                .and("receiver_id = ?", endpoint)
                .andIf("each.status = ?", status)
                .andIf("id < ?", older);
        // The index has the status before the id: each status is read by itself, and the pages are laid together.
        var ofReceiver = """
                SELECT page.* FROM (VALUES ('pending'), ('delivered'), ('exhausted'), ('skipped')) AS each (status)
                CROSS JOIN LATERAL (SELECT * FROM delivery
                    WHERE delivery.status = each.status AND %s ORDER BY id DESC LIMIT 51) AS page
                ORDER BY page.id DESC LIMIT 51""".formatted(where.sql());
        var rows = sql.list(DELIVERY.formatted(ofReceiver), WebhookQueries::delivery, where.values());
        var page = rows.subList(0, Math.min(PAGE, rows.size()));
        return new DeliveryList(page, rows.size() > PAGE ? page.getLast().id() : null);
    }

    Optional<DeliveryRow> delivery(String id) {
        return sql.first(DELIVERY.formatted("SELECT * FROM delivery WHERE id = ?"), WebhookQueries::delivery, id);
    }

    private static DeliveryRow delivery(ResultSet row) throws SQLException {
        var recipient = row.getString("recipient");
        return new DeliveryRow(
                row.getString("id"),
                row.getString("kind"),
                recipient == null ? row.getString("receiver_id") : recipient,
                row.getString("event_type"),
                row.getString("event_id"),
                row.getString("payment_id"),
                row.getString("status"),
                row.getInt("claims"),
                row.getString("last"),
                row.getString("status").equals("pending") ? Sql.at(row, "due_at") : null,
                Sql.at(row, "created_at"));
    }

    List<Attempt> attempts(String delivery) {
        return sql.list(
                "SELECT number, started_at, latency_millis, status_code, error, answer FROM delivery_attempt"
                        + " WHERE delivery_id = ? ORDER BY number DESC LIMIT " + ATTEMPTS_MAX,
                row -> new Attempt(
                        row.getInt("number"),
                        Sql.at(row, "started_at"),
                        row.getInt("latency_millis"),
                        row.getObject("status_code", Integer.class),
                        row.getString("error"),
                        row.getString("answer")),
                delivery);
    }
}
