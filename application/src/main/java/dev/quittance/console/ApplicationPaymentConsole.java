package dev.quittance.console;

import dev.quittance.admin.Money;
import dev.quittance.admin.PaymentConsole;
import dev.quittance.admin.PaymentFilter;
import dev.quittance.money.Currencies;
import dev.quittance.payment.Payment;
import dev.quittance.sql.Snapshot;
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
    private final Snapshot snapshot;
    private final PaymentStory story;
    private final JournalMarks journal;

    ApplicationPaymentConsole(Sql sql, Snapshot snapshot, PaymentStory story, JournalMarks journal) {
        this.sql = sql;
        this.snapshot = snapshot;
        this.story = story;
        this.journal = journal;
    }

    @Override
    public Listed list(PaymentFilter filter) {
        var where = new PaymentSearch(filter).where();
        var towardsNewer = !filter.newer().isEmpty();
        if (towardsNewer) {
            where.andIf("id > ?", filter.newer());
        } else {
            where.andIf("id < ?", filter.older());
        }
        var rows = sql.list(
                ROW + where.sql() + " ORDER BY id " + (towardsNewer ? "ASC" : "DESC") + " LIMIT " + (PAGE + 1),
                ApplicationPaymentConsole::row,
                where.values());
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
    public void require(PaymentFilter filter) {
        new PaymentSearch(filter).where();
    }

    @Override
    @Transactional(Transactional.TxType.NEVER)
    public void export(PaymentFilter filter, Consumer<Row> reader) {
        sql.pages(
                older -> {
                    var where = new PaymentSearch(filter).where().andIf("id < ?", older);
                    return sql.list(
                            ROW + where.sql() + " ORDER BY id DESC LIMIT " + Sql.PAGE,
                            ApplicationPaymentConsole::row,
                            where.values());
                },
                Row::id,
                reader);
    }

    @Override
    @Transactional(Transactional.TxType.NEVER)
    public Optional<Detail> find(String id, boolean withJournal) {
        if (!withJournal) {
            return snapshot.read(() -> told(id));
        }
        var recorded = journal.of(id);
        return snapshot.read(() -> told(id))
                .map(detail -> recorded.map(items -> detail.with(JournalMarks.mark(items, detail.timeline()), "read"))
                        .orElseGet(() -> detail.with(detail.timeline(), "unavailable")));
    }

    private Optional<Detail> told(String id) {
        return Payment.<Payment>findByIdOptional(id)
                .map(payment -> story.of(
                        payment,
                        sql.first(ROW + "id = ?", ApplicationPaymentConsole::row, id)
                                .orElseThrow()));
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
