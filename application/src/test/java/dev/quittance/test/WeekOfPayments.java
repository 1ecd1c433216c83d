package dev.quittance.test;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Payments of the last week with everything that the overview counts; made as the database's administrator. */
@ApplicationScoped
public class WeekOfPayments {

    /** One in ten minutes, of which every seventh was declined, every eleventh failed and every fortieth has no end. */
    private static final String MADE = """
            SET session_replication_role = replica;
            CREATE FUNCTION pg_temp.ulid(at timestamptz, n bigint) RETURNS text LANGUAGE sql AS $$
                SELECT string_agg(substr('0123456789abcdefghjkmnpqrstvwxyz', (
                        ((extract(epoch FROM at) * 1000)::bigint >> (45 - 5 * i)) & 31)::int + 1, 1), '' ORDER BY i)
                    || lpad(n::text, 16, '0')
                FROM generate_series(0, 9) AS i
            $$;
            CREATE TEMP TABLE made AS SELECT n, at, pg_temp.ulid(at, n) AS ulid, CASE WHEN n % 40 = 0 THEN 'unknown'
                    WHEN n % 7 = 0 OR n % 11 = 0 THEN 'failed' ELSE 'succeeded' END AS status
                FROM generate_series(1, 1000) AS n, LATERAL (SELECT now() - n * interval '10 minutes' AS at) AS begun;
            INSERT INTO payment (id, merchant_id, mode, amount, currency, status, capture_method, metadata,
                    idempotency_key, attempts, sequence, version, created_at, updated_at)
                SELECT 'pay_' || ulid, 'mer_week', 'test', n, CASE WHEN n % 3 = 0 THEN 'JPY' ELSE 'EUR' END, 'processing',
                    CASE WHEN n % 5 = 0 THEN 'manual' ELSE 'automatic' END, '{}', 'week-' || n, 1, 1, 1, at, at FROM made;
            INSERT INTO operation (id, payment_id, kind, status, amount, decline_code, execute_before, relayed_at,
                    created_at, updated_at)
                SELECT 'op_' || ulid, 'pay_' || ulid, 'authorize', status, n,
                    CASE WHEN status = 'failed' AND n % 7 = 0 THEN 'week_' || n % 3 END, at,
                    at + n * interval '1 millisecond', at, at FROM made;
            INSERT INTO outcome (event_id, operation_id, type, occurred_at, received_at)
                SELECT 'evt_week' || n, 'op_' || ulid, 'operation.told', at + n * interval '3 milliseconds',
                    at + n * interval '7 milliseconds' FROM made WHERE status <> 'unknown';
            INSERT INTO delivery (id, merchant_id, mode, kind, receiver_id, event_type, content, status, due_at, created_at,
                    finished_at)
                SELECT 'del_' || ulid, 'mer_week', 'test', 'webhook', 'we_week', 'payment.succeeded', '{}',
                    CASE WHEN n % 9 = 0 THEN 'pending' ELSE 'delivered' END, at, at,
                    CASE WHEN n % 9 > 0 THEN at + n * interval '50 milliseconds' END FROM made;
            """;

    /** What has no end, ends now. */
    private static final String ENDED = """
            SET session_replication_role = replica;
            INSERT INTO outcome (event_id, operation_id, type, occurred_at, received_at)
                SELECT 'late_' || operation.id, operation.id, 'operation.succeeded', now(), now()
                FROM operation JOIN payment ON payment.id = payment_id
                WHERE merchant_id = 'mer_week' AND operation.status = 'unknown';
            UPDATE operation SET status = 'succeeded' FROM payment
                WHERE payment.id = payment_id AND merchant_id = 'mer_week' AND operation.status = 'unknown';
            INSERT INTO delivery_attempt (delivery_id, number, started_at, latency_millis)
                SELECT id, 1, now(), 1 FROM delivery WHERE receiver_id = 'we_week' AND status = 'pending';
            UPDATE delivery SET status = 'delivered', finished_at = now()
                WHERE receiver_id = 'we_week' AND status = 'pending';
            """;

    private static final String NOTHING_COUNTED = """
            DELETE FROM half_hour_count;
            UPDATE half_hours_counted SET counted_until = 'epoch', late_until = now();
            """;

    private static final String FORGOTTEN = """
            SET session_replication_role = replica;
            DELETE FROM outcome WHERE operation_id IN (
                SELECT operation.id FROM operation JOIN payment ON payment.id = payment_id WHERE merchant_id = 'mer_week');
            DELETE FROM operation WHERE payment_id IN (SELECT id FROM payment WHERE merchant_id = 'mer_week');
            DELETE FROM payment WHERE merchant_id = 'mer_week';
            DELETE FROM delivery_attempt WHERE delivery_id IN (SELECT id FROM delivery WHERE receiver_id = 'we_week');
            DELETE FROM delivery WHERE receiver_id = 'we_week';
            """;

    private final String url;

    WeekOfPayments(@ConfigProperty(name = "quarkus.datasource.jdbc.url") String url) {
        this.url = url.replaceFirst("[?].*", "?user=postgres");
    }

    public void make() throws SQLException {
        run(NOTHING_COUNTED + MADE);
    }

    public void end() throws SQLException {
        run(ENDED);
    }

    public void forget() throws SQLException {
        run(NOTHING_COUNTED + FORGOTTEN);
    }

    public void forgetCounts() throws SQLException {
        run(NOTHING_COUNTED);
    }

    public void run(String script) throws SQLException {
        try (var database = DriverManager.getConnection(url);
                var statement = database.createStatement()) {
            statement.execute(script);
        }
    }

    public long number(String sql) throws SQLException {
        try (var database = DriverManager.getConnection(url);
                var statement = database.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return Math.round(row.getDouble(1));
        }
    }
}
