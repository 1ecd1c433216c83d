package dev.quittance.console;

import static dev.quittance.console.ApplicationPaymentConsole.money;

import dev.quittance.admin.PaymentConsole.Allowed;
import dev.quittance.admin.PaymentConsole.Detail;
import dev.quittance.admin.PaymentConsole.Entry;
import dev.quittance.admin.PaymentConsole.Fact;
import dev.quittance.admin.PaymentConsole.Row;
import dev.quittance.admin.PaymentConsole.Sum;
import dev.quittance.admin.PaymentConsole.Unended;
import dev.quittance.explanation.Explanations;
import dev.quittance.payment.Action;
import dev.quittance.payment.Payment;
import dev.quittance.payment.PaymentView;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells one payment's story from the tables that hold its parts. */
@ApplicationScoped
class PaymentStory {

    /** Far more than a payment ever collects; a page must end. */
    private static final int ENTRIES_MAX = 500;

    private static final String TIMELINE = """
            SELECT * FROM (
                SELECT created_at AS at, 'operation' AS kind, status AS tone, kind || ' started' AS title,
                    'now ' || status || coalesce(', ' || coalesce(decline_code, error_code), '')
                        || coalesce(': ' || message, '') || coalesce(' (PSP reference ' || psp_reference || ')', '')
                        AS detail, id, NULL AS operator
                    FROM operation WHERE payment_id = ?
                UNION ALL SELECT occurred_at, 'event', type, type, 'sequence ' || sequence, id, NULL
                    FROM payment_event WHERE payment_id = ?
                UNION ALL SELECT received_at, 'outcome', outcome.type, outcome.type, 'told about ' || operation_id,
                    event_id, NULL FROM outcome JOIN operation ON operation.id = operation_id WHERE payment_id = ?
                UNION ALL SELECT created_at, 'refund', status, 'refund ' || status,
                    amount || ' minor units ' || currency || coalesce(': ' || failure_message, ''), id, NULL
                    FROM refund WHERE payment_id = ?
                UNION ALL SELECT opened_at, 'discrepancy', kind, kind, detail, id, NULL
                    FROM discrepancy WHERE payment_id = ?
                UNION ALL SELECT note.at, 'note', 'act', CASE WHEN resolves THEN 'discrepancy resolved' ELSE 'note' END,
                    note, note.id, operator FROM discrepancy_note note
                    JOIN discrepancy ON discrepancy.id = discrepancy_id WHERE payment_id = ?
                UNION ALL SELECT created_at, 'delivery', status, kind || ' ' || status,
                    event_type || ' to ' || coalesce(recipient, receiver_id), id, NULL
                    FROM delivery WHERE payment_id = ?
                UNION ALL SELECT at, 'act', 'act', act, reason, id, operator FROM operator_act WHERE subject = ?
            ) AS entry
            ORDER BY at, CASE kind WHEN 'act' THEN 0 WHEN 'operation' THEN 1 WHEN 'outcome' THEN 2 ELSE 3 END, id
            LIMIT\s""" + ENTRIES_MAX;

    private final Sql sql;
    private final Explanations explanations;

    PaymentStory(Sql sql, Explanations explanations) {
        this.sql = sql;
        this.explanations = explanations;
    }

    Detail of(Payment payment, Row row) {
        var view = payment.view();
        var unended = unended(payment);
        return new Detail(
                row,
                view.mode().name().toLowerCase(java.util.Locale.ROOT),
                explanations.of(view).sentences(),
                sums(payment, view),
                facts(view),
                unended,
                timeline(payment.id()),
                allowed(payment, view, unended));
    }

    private List<Unended> unended(Payment payment) {
        return sql.list(
                """
                SELECT id, kind, status, amount, inquiries, inquire_at, execute_before FROM operation
                WHERE payment_id = ? AND status IN ('init', 'pending', 'unknown') ORDER BY id""",
                row -> new Unended(
                        row.getString("id"),
                        row.getString("kind"),
                        row.getString("status"),
                        money(row.getLong("amount"), payment.currency()),
                        row.getInt("inquiries"),
                        Sql.atOrNull(row, "inquire_at"),
                        Sql.at(row, "execute_before")),
                payment.id());
    }

    private static List<Sum> sums(Payment payment, PaymentView view) {
        return List.of(
                new Sum("Captured", money(view.amountCaptured(), view.currency())),
                new Sum("Held", money(view.amountCapturable(), view.currency())),
                new Sum("Refunded", money(view.amountRefunded(), view.currency())),
                new Sum("Refundable", money(payment.refundable(), view.currency())));
    }

    private static List<Fact> facts(PaymentView view) {
        var facts = new ArrayList<Fact>();
        add(facts, "Reference", view.reference());
        add(facts, "Receipt to", view.receiptEmail());
        var method = view.paymentMethod();
        if (method != null) {
            add(facts, "Method", method.brand() == null ? method.token() : method.brand() + " •••• " + method.last4());
            add(facts, "Token", method.token());
        }
        add(facts, "Capture", view.captureMethod().name().toLowerCase(java.util.Locale.ROOT));
        add(facts, "Attempts", String.valueOf(view.attempts()));
        add(facts, "Description", view.description());
        add(facts, "Cancellation reason", view.cancellationReason());
        add(facts, "Idempotency key", view.idempotencyKey());
        view.metadata().forEach((name, value) -> add(facts, "metadata " + name, value));
        return facts;
    }

    private static void add(List<Fact> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.add(new Fact(name, value));
        }
    }

    private List<Entry> timeline(String id) {
        return sql.list(TIMELINE, PaymentStory::entry, id, id, id, id, id, id, id, id);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                Sql.at(row, "at"),
                row.getString("kind"),
                toneOf(row.getString("kind"), row.getString("tone")),
                row.getString("title"),
                row.getString("detail"),
                row.getString("id"),
                row.getString("operator"));
    }

    private static String toneOf(String kind, String state) {
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

    private static Allowed allowed(Payment payment, PaymentView view, List<Unended> unended) {
        var actions = view.allowedActions();
        return new Allowed(
                actions.contains(Action.CAPTURE),
                actions.contains(Action.CANCEL),
                actions.contains(Action.REFUND),
                actions.contains(Action.REVERSE),
                !unended.isEmpty(),
                money(view.amountCapturable(), view.currency()).number(),
                money(payment.refundable(), view.currency()).number());
    }
}
