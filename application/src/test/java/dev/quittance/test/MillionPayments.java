package dev.quittance.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A million payments and what belongs to them, made as the database's administrator: it skips the foreign keys. */
@ApplicationScoped
public class MillionPayments {

    /** A merchant that has refunds and deliveries too. */
    public static final String LISTING = "mer_bench_00";

    /** Lists of it that hold nothing: whoever asks for one must not read all that isn't on it. */
    public static final List<String> EMPTY_LISTS = List.of(
            "/payments?status=requires_capture",
            "/payments?status=requires_action",
            "/payments?currency=USD",
            "/payments?amount[gte]=99999998",
            "/payments?created[gte]=2000-01-01T00:00:00Z&created[lt]=2000-02-01T00:00:00Z",
            "/payments?receipt_email=nobody@example.com",
            "/payments?metadata[cart]=8",
            "/payments?status=canceled&currency=EUR&amount[gte]=5000",
            "/refunds?status=pending",
            "/events?types=payment.canceled,refund.*",
            "/deliveries?status=pending",
            "/deliveries?status=skipped",
            "/discrepancies");

    /** Rows, above which reading a whole table is noticed by whoever waits for it. */
    private static final int BIG = 10_000;

    private final String url;

    MillionPayments(@ConfigProperty(name = "quarkus.datasource.jdbc.url") String url) {
        this.url = url.replaceFirst("[?].*", "?user=postgres");
    }

    public void make() throws SQLException, IOException {
        try (var script = Objects.requireNonNull(MillionPayments.class.getResourceAsStream("/bench/million.sql"));
                var database = DriverManager.getConnection(url);
                var statement = database.createStatement()) {
            statement.execute(new String(script.readAllBytes(), UTF_8));
            // As a database is that has run for a month: what was just loaded is tidied up while it is read.
            statement.execute("VACUUM ANALYZE");
            statement.execute("CHECKPOINT");
        }
    }

    /** Of the database with its indexes, such as {@code 3 GB}. */
    public String size() throws SQLException {
        try (var database = DriverManager.getConnection(url)) {
            return one(database, "SELECT pg_size_pretty(pg_database_size(current_database()))");
        }
    }

    /** Every page of the console, of what is in the middle of the month. */
    public List<String> pages() throws SQLException {
        try (var database = DriverManager.getConnection(url)) {
            var payment = one(database, "SELECT id FROM payment WHERE reference = 'order-500000'");
            var ulid = payment.substring("pay_".length());
            var older = "older=" + payment;
            return List.of(
                    "",
                    "?period=day",
                    "?period=week",
                    "/payments",
                    "/payments?" + older,
                    "/payments?status=succeeded&" + older,
                    "/payments?status=unknown",
                    "/payments?merchant=mer_bench_07&" + older,
                    "/payments?merchant=mer_bench_07&status=canceled",
                    "/payments?amount=42.00+EUR",
                    "/payments?email=payer4711@example.com",
                    "/payments?reference=order-4711",
                    "/payments?key=key-4711",
                    "/payments?reference=nothing",
                    "/payments/" + payment,
                    "/search?q=op_" + ulid,
                    "/search?q=sbx_4711",
                    "/search?q=evt_4711_2",
                    "/search?q=payer4711@example.com",
                    "/search?q=" + one(database, "SELECT max(request_id) FROM idempotency_key"),
                    "/search?q=nothing",
                    "/unknowns",
                    "/discrepancies",
                    "/approvals",
                    "/webhooks",
                    "/webhooks?troubled=yes",
                    "/webhooks/we_bench_7",
                    "/webhooks/we_bench_7?status=exhausted",
                    "/webhooks/deliveries/del_" + ulid,
                    "/dead-letters",
                    "/outbox",
                    "/merchants",
                    "/merchants/mer_bench_07",
                    "/audit",
                    "/audit?subject=" + payment,
                    "/audit?operator=viewer",
                    "/operators");
        }
    }

    /** All the others, as it asks for them in the middle of the month. */
    public List<String> fullLists() throws SQLException {
        try (var database = DriverManager.getConnection(url)) {
            var payment = one(database, "SELECT id FROM payment WHERE reference = 'order-500040'");
            var time = one(
                    database,
                    "SELECT to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                            + " FROM payment WHERE reference = 'order-500040'");
            var event = "evt_500040_2";
            var deep = "starting_after=" + payment;
            return List.of(
                    "/payments/" + payment,
                    "/payments/" + payment + "/events",
                    "/payments/" + payment + "/explain",
                    "/payments",
                    "/payments?limit=100",
                    "/payments?" + deep,
                    "/payments?ending_before=" + payment,
                    "/payments?status=succeeded&" + deep,
                    "/payments?currency=EUR&" + deep,
                    "/payments?amount[gte]=5000&amount[lte]=5100",
                    "/payments?created[gt]=2000-01-01T00:00:00Z&" + deep,
                    "/payments?reference=order-500040",
                    "/payments?idempotency_key=key-500040",
                    "/payments?metadata[cart]=7&" + deep,
                    "/refunds",
                    "/refunds?payment=" + payment,
                    "/refunds?status=failed",
                    "/events",
                    "/events?starting_after=" + event,
                    "/events?payment=" + payment,
                    "/events?type=payment.*&starting_after=" + event,
                    "/events?created[lt]=" + time,
                    "/events?created[gte]=" + time + "&starting_after=evt_500100_2",
                    "/events?delivery_success=false",
                    "/deliveries",
                    "/deliveries?payment=" + payment,
                    "/deliveries?endpoint=we_bench_20",
                    "/deliveries?status=exhausted",
                    "/webhook-endpoints",
                    "/api-keys");
        }
    }

    /** How often each big table was read from one end to the other since the database began. */
    public Map<String, Long> sequentialScans() throws SQLException {
        return counts("seq_scan");
    }

    /** How often an index of each big table was used. */
    public Map<String, Long> indexScans() throws SQLException {
        return counts("idx_scan");
    }

    private Map<String, Long> counts(String column) throws SQLException {
        try (var database = DriverManager.getConnection(url);
                var statement = database.createStatement();
                var rows = statement.executeQuery("SELECT relname, " + column
                        + " FROM pg_stat_user_tables WHERE n_live_tup > " + BIG + " ORDER BY relname")) {
            var counts = new LinkedHashMap<String, Long>();
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
            return counts;
        }
    }

    private static String one(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
