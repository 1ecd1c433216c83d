package dev.quittance.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A million payments and what belongs to them, made as the database's administrator: it skips the foreign keys. */
@ApplicationScoped
public class MillionPayments {

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

    private static String one(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
