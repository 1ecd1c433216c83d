package dev.quittance.console;

import dev.quittance.admin.PaymentConsole;
import dev.quittance.admin.PaymentConsole.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** What happened to one payment last, from every table that tells of it, in the order in which it happened. */
@ApplicationScoped
class Timeline {

    private static final String ENTRIES = """
            WITH asked AS (SELECT ?::text)
            SELECT * FROM (
                SELECT created_at AS at, 'operation' AS kind, status AS tone, kind || ' started' AS title,
                    'now ' || status || coalesce(', ' || coalesce(decline_code, error_code), '')
                        || coalesce(': ' || message, '') || coalesce(' (PSP reference ' || psp_reference || ')', '')
                        AS detail, id, NULL AS operator, NULL AS address
                    FROM operation WHERE payment_id = (TABLE asked)
                UNION ALL SELECT occurred_at, 'event', type, type, 'sequence ' || sequence, id, NULL, NULL
                    FROM payment_event WHERE payment_id = (TABLE asked)
                UNION ALL SELECT received_at, 'outcome', outcome.type, outcome.type, 'told about ' || operation_id,
                    event_id, NULL, NULL
                    FROM outcome JOIN operation ON operation.id = operation_id WHERE payment_id = (TABLE asked)
                UNION ALL SELECT created_at, 'refund', status, 'refund ' || status,
                    amount || ' minor units ' || currency || coalesce(': ' || failure_message, ''), id, NULL, NULL
                    FROM refund WHERE payment_id = (TABLE asked)
                UNION ALL SELECT opened_at, 'discrepancy', kind, kind, detail, id, NULL, '/admin/discrepancies?all=yes#' || id
                    FROM discrepancy WHERE payment_id = (TABLE asked)
                UNION ALL SELECT note.at, 'note', 'act', CASE WHEN resolves THEN 'discrepancy resolved' ELSE 'note' END,
                    note, note.id, operator, NULL FROM discrepancy_note note
                    JOIN discrepancy ON discrepancy.id = discrepancy_id WHERE payment_id = (TABLE asked)
                UNION ALL SELECT created_at, 'delivery', status, kind || ' ' || status,
                    event_type || ' to ' || coalesce(recipient, receiver_id), id, NULL, '/admin/webhooks/deliveries/' || id
                    FROM delivery WHERE payment_id = (TABLE asked)
                UNION ALL SELECT at, 'act', 'act', act, reason, id, operator, '/admin/audit?subject=' || subject
                    FROM operator_act WHERE subject = (TABLE asked)
                UNION ALL SELECT at, 'act', 'act', act, reason, act.id, operator, '/admin/audit?subject=' || subject
                    FROM delivery JOIN operator_act act ON subject = delivery.id WHERE payment_id = (TABLE asked)
            ) AS entry
            ORDER BY at DESC, CASE kind WHEN 'act' THEN 0 WHEN 'operation' THEN 1 WHEN 'outcome' THEN 2 ELSE 3 END DESC,
                id DESC
            LIMIT\s""" + PaymentConsole.ENTRIES_MAX;

    private final Sql sql;

    Timeline(Sql sql) {
        this.sql = sql;
    }

    List<Entry> of(String payment) {
        return sql.list(ENTRIES, Timeline::entry, payment).reversed();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                Sql.at(row, "at"),
                row.getString("kind"),
                toneOf(row.getString("kind"), row.getString("tone")),
                row.getString("title"),
                row.getString("detail"),
                row.getString("id"),
                row.getString("operator"),
                row.getString("address"),
                "");
    }

    static String toneOf(String kind, String state) {
        if (kind.equals("discrepancy")) {
            return "bad";
        }
        if (state.endsWith("succeeded") || state.equals("delivered")) {
            return "good";
        }
        if (state.endsWith("failed") || state.endsWith("declined") || state.equals("exhausted")) {
            return "bad";
        }
        return state.endsWith("unknown") || state.equals("pending") ? "wait" : "plain";
    }
}
