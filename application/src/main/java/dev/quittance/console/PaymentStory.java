package dev.quittance.console;

import static dev.quittance.console.ApplicationPaymentConsole.money;
import static dev.quittance.console.ApplicationWorkConsole.WAITS_FOR_OPERATOR;

import dev.quittance.admin.PaymentConsole.Allowed;
import dev.quittance.admin.PaymentConsole.Detail;
import dev.quittance.admin.PaymentConsole.Fact;
import dev.quittance.admin.PaymentConsole.Row;
import dev.quittance.admin.PaymentConsole.State;
import dev.quittance.admin.PaymentConsole.Sum;
import dev.quittance.admin.PaymentConsole.Unended;
import dev.quittance.explanation.Explanations;
import dev.quittance.payment.Action;
import dev.quittance.payment.Payment;
import dev.quittance.payment.PaymentStatus;
import dev.quittance.payment.PaymentView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells one payment's story from the tables that hold its parts. */
@ApplicationScoped
class PaymentStory {

    private final Sql sql;
    private final Explanations explanations;
    private final Timeline timeline;

    PaymentStory(Sql sql, Explanations explanations, Timeline timeline) {
        this.sql = sql;
        this.explanations = explanations;
        this.timeline = timeline;
    }

    Detail of(Payment payment, Row row) {
        var view = payment.view();
        var unended = unended(payment);
        return new Detail(
                row,
                view.mode().name().toLowerCase(java.util.Locale.ROOT),
                states(view),
                explanations.of(view).sentences(),
                sums(payment, view),
                facts(view),
                unended,
                timeline.of(payment.id()),
                "unread",
                allowed(payment, view, unended));
    }

    private List<State> states(PaymentView view) {
        var passed = new HashSet<String>(sql.list(
                "SELECT DISTINCT data ->> 'status' AS status FROM payment_event WHERE payment_id = ? AND type LIKE 'payment.%'",
                row -> row.getString("status"), view.id()));
        return Arrays.stream(PaymentStatus.values())
                .map(status -> new State(
                        status.wire(),
                        status == view.status() ? "now" : passed.contains(status.wire()) ? "past" : "other"))
                .toList();
    }

    private List<Unended> unended(Payment payment) {
        return sql.list(
                """
                SELECT id, kind, status, amount, inquiries, (%s) AS waits_for_operator, execute_before FROM operation
                WHERE payment_id = ? AND status IN ('init', 'pending', 'unknown') ORDER BY id""".formatted(WAITS_FOR_OPERATOR),
                row -> new Unended(
                        row.getString("id"),
                        row.getString("kind"),
                        row.getString("status"),
                        money(row.getLong("amount"), payment.currency()),
                        row.getInt("inquiries"),
                        row.getBoolean("waits_for_operator"),
                        MoneyActs.certainFrom(Sql.at(row, "execute_before"))),
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
