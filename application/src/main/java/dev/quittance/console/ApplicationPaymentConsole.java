package dev.quittance.console;

import dev.quittance.admin.Money;
import dev.quittance.admin.PaymentConsole;
import dev.quittance.admin.PaymentFilter;
import dev.quittance.money.Currencies;
import dev.quittance.payment.Payment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Gives the console's pages what they ask for about payments. */
@ApplicationScoped
@Transactional
class ApplicationPaymentConsole implements PaymentConsole {

    private static final int PAGE = 50;
    private static final String ROW = "SELECT id, merchant_id, amount, currency, status, outcome_unknown, reference,"
            + " receipt_email, decline_code, created_at FROM payment WHERE ";

    private final Sql sql;
    private final PaymentStory story;

    ApplicationPaymentConsole(Sql sql, PaymentStory story) {
        this.sql = sql;
        this.story = story;
    }

    @Override
    public Listed list(PaymentFilter filter) {
        var search = new PaymentSearch(filter);
        var towardsNewer = !filter.newer().isEmpty();
        if (towardsNewer) {
            search.and("id > ?", filter.newer());
        } else if (!filter.older().isEmpty()) {
            search.and("id < ?", filter.older());
        }
        var rows = sql.list(
                ROW + search.where() + " ORDER BY id " + (towardsNewer ? "ASC" : "DESC") + " LIMIT " + (PAGE + 1),
                ApplicationPaymentConsole::row,
                search.values());
        var hasMore = rows.size() > PAGE;
        var page = rows.subList(0, Math.min(PAGE, rows.size()));
        return listed(towardsNewer ? page.reversed() : page, filter, hasMore);
    }

    private static Listed listed(List<Row> page, PaymentFilter filter, boolean hasMore) {
        if (page.isEmpty()) {
            return new Listed(page, null, null);
        }
        var towardsNewer = !filter.newer().isEmpty();
        var hasOlder = towardsNewer || hasMore;
        var hasNewer = towardsNewer ? hasMore : !filter.older().isEmpty();
        return new Listed(
                page,
                hasOlder ? page.getLast().id() : null,
                hasNewer ? page.getFirst().id() : null);
    }

    @Override
    public void export(PaymentFilter filter, Consumer<Row> reader) {
        var search = new PaymentSearch(filter);
        sql.each(ROW + search.where() + " ORDER BY id DESC", ApplicationPaymentConsole::row, reader, search.values());
    }

    @Override
    public Optional<Detail> find(String id) {
        return Payment.<Payment>findByIdOptional(id)
                .map(payment -> story.of(
                        payment,
                        sql.first(ROW + "id = ?", ApplicationPaymentConsole::row, id)
                                .orElseThrow()));
    }

    @Override
    public Optional<String> paymentOf(String anyId) {
        return sql.first(
                """
                SELECT id AS payment_id FROM payment WHERE id = ?
                UNION ALL SELECT payment_id FROM operation WHERE id = ?
                UNION ALL SELECT payment_id FROM operation WHERE psp_reference = ?
                UNION ALL SELECT payment_id FROM refund WHERE id = ?
                UNION ALL SELECT payment_id FROM payment_event WHERE id = ?
                UNION ALL SELECT payment_id FROM discrepancy WHERE id = ?
                UNION ALL SELECT payment_id FROM delivery WHERE id = ? AND payment_id IS NOT NULL
                UNION ALL SELECT operation.payment_id FROM outcome JOIN operation ON operation.id = operation_id
                    WHERE event_id = ?
                LIMIT 1""", row -> row.getString("payment_id"), anyId, anyId, anyId, anyId, anyId, anyId, anyId, anyId);
    }

    @Override
    public boolean isReference(String text) {
        return sql.first("SELECT 1 FROM payment WHERE reference = ? LIMIT 1", _ -> true, text)
                .isPresent();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("id"),
                row.getString("merchant_id"),
                money(row.getLong("amount"), row.getString("currency")),
                row.getString("status"),
                row.getBoolean("outcome_unknown"),
                row.getString("reference"),
                row.getString("receipt_email"),
                row.getString("decline_code"),
                Sql.at(row, "created_at"));
    }

    static Money money(long minor, String currency) {
        return new Money(minor, Currencies.exponent(currency), currency);
    }
}
