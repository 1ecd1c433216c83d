package dev.quittance.console;

import dev.quittance.admin.PaymentFilter;
import dev.quittance.admin.RefusedException;
import dev.quittance.admin.SearchConsole;
import dev.quittance.id.Ids;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.UriBuilder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/** Looks a text up in every index that it may stand in. */
@ApplicationScoped
@Transactional
class ApplicationSearchConsole implements SearchConsole {

    private static final int HITS_MAX = 20;

    /** What a request did stands in the tables by then; its id says when it began. */
    private static final Duration REQUEST_WITHIN = Duration.ofSeconds(30);

    private static final String BY_ID = """
            WITH asked AS (SELECT ?::text)
            SELECT 'payment' AS kind, id AS name, '/admin/payments/' || id AS address
                FROM payment WHERE id = (TABLE asked)
            UNION ALL SELECT kind, payment_id, '/admin/payments/' || payment_id || '#' || id
                FROM operation WHERE id = (TABLE asked)
            UNION ALL SELECT 'reference of the PSP', payment_id, '/admin/payments/' || payment_id || '#' || id
                FROM operation WHERE psp_reference = (TABLE asked)
            UNION ALL SELECT 'refund', payment_id, '/admin/payments/' || payment_id || '#' || id
                FROM refund WHERE id = (TABLE asked)
            UNION ALL SELECT 'event', payment_id, '/admin/payments/' || payment_id || '#' || id
                FROM payment_event WHERE id = (TABLE asked)
            UNION ALL SELECT 'message of the PSP', operation.payment_id,
                '/admin/payments/' || operation.payment_id || '#' || event_id
                FROM outcome JOIN operation ON operation.id = operation_id WHERE event_id = (TABLE asked)
            UNION ALL SELECT 'discrepancy', payment_id, '/admin/payments/' || payment_id || '#' || id
                FROM discrepancy WHERE id = (TABLE asked)
            UNION ALL SELECT 'wait for approval', payment_id, '/admin/payments/' || payment_id
                FROM waiting_act WHERE id = (TABLE asked)
            UNION ALL SELECT 'delivery', id, '/admin/webhooks/deliveries/' || id FROM delivery WHERE id = (TABLE asked)
            UNION ALL SELECT 'webhook endpoint', id, '/admin/webhooks/' || id
                FROM webhook_endpoint WHERE id = (TABLE asked)
            UNION ALL SELECT 'merchant', id, '/admin/merchants/' || id FROM merchant WHERE id = (TABLE asked)
            UNION ALL SELECT 'API key', merchant_id, '/admin/merchants/' || merchant_id
                FROM api_key WHERE id = (TABLE asked)
            UNION ALL SELECT 'act of ' || operator, subject, '/admin/audit?subject=' || subject
                FROM operator_act WHERE id = (TABLE asked)
            LIMIT\s""" + HITS_MAX;

    /** Without an index of its own: an id tells when its request began, and few others began in the same moment. */
    private static final String BY_REQUEST =
            "SELECT resource_id FROM idempotency_key WHERE created_at BETWEEN ? AND ? AND request_id = ?"
                    + " AND resource_id IS NOT NULL LIMIT 1";

    private static final String ACTS_BY_REQUEST =
            "SELECT 'act of ' || operator AS kind, subject AS name, '/admin/audit?subject=' || subject AS address"
                    + " FROM operator_act WHERE id BETWEEN ? AND ? AND request_id = ? LIMIT 5";

    private static final Pattern AMOUNT = Pattern.compile("[0-9]+([.][0-9]+)?( ?[A-Za-z]{3})?");

    private final Sql sql;

    ApplicationSearchConsole(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Hit> search(String text) {
        var hits = new ArrayList<>(byId(text));
        if (text.startsWith("req_")) {
            Ids.madeAt(text).ifPresent(at -> hits.addAll(byRequest(text, at)));
        }
        hits.addAll(payments(text));
        var places = new LinkedHashMap<String, Hit>();
        hits.forEach(hit -> places.putIfAbsent(hit.address(), hit));
        return places.values().stream().limit(HITS_MAX).toList();
    }

    private List<Hit> byId(String id) {
        return sql.list(BY_ID, ApplicationSearchConsole::hit, id);
    }

    private List<Hit> byRequest(String request, Instant at) {
        var until = at.plus(REQUEST_WITHIN);
        var hits = new ArrayList<Hit>();
        sql.first(BY_REQUEST, row -> row.getString("resource_id"), at, until, request)
                .map(this::byId)
                .ifPresent(hits::addAll);
        hits.addAll(sql.list(
                ACTS_BY_REQUEST,
                ApplicationSearchConsole::hit,
                Ids.first("act_", at),
                Ids.last("act_", until),
                request));
        return hits;
    }

    /** Lists of payments that have this value, and at least one has it. */
    private List<Hit> payments(String text) {
        var hits = new ArrayList<Hit>();
        list(hits, "reference", text, new PaymentFilter("", text, "", "", "", "", "", ""));
        list(hits, "key", text, new PaymentFilter("", "", "", "", "", text, "", ""));
        if (text.contains("@")) {
            list(hits, "email", text, new PaymentFilter("", "", text, "", "", "", "", ""));
        }
        if (AMOUNT.matcher(text).matches()) {
            list(hits, "amount", text, new PaymentFilter("", "", "", text, "", "", "", ""));
        }
        return hits;
    }

    private void list(List<Hit> hits, String filter, String text, PaymentFilter wanted) {
        try {
            var where = new PaymentSearch(wanted).where();
            sql.first("SELECT 1 FROM payment WHERE " + where.sql() + " LIMIT 1", _ -> true, where.values())
                    .ifPresent(_ -> hits.add(new Hit(
                            filter + " of payments",
                            text,
                            UriBuilder.fromPath("/admin/payments")
                                    .queryParam(filter, "{text}")
                                    .build(text)
                                    .toString())));
        } catch (RefusedException e) {
            // Digits and letters that are no amount: then nothing is of this amount.
            Log.debugf("event=search.no_amount cause=%s", e.reason());
        }
    }

    private static Hit hit(ResultSet row) throws SQLException {
        return new Hit(row.getString("kind"), row.getString("name"), row.getString("address"));
    }
}
