package dev.quittance.cloud.bench;

import dev.quittance.cloud.PlatformDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Endpoints and deliveries owed to them, written past the application: it finds them as a crash would have left them. */
record Backlog(int endpoints, int deliveriesEach) {

    /** Each endpoint gets one of the addresses in turn. */
    void write(PlatformDatabase database, List<String> addresses) throws SQLException {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            run(connection, """
                    INSERT INTO receiver (id, channel)
                    SELECT 'we_bench' || number, 'webhook' FROM generate_series(1, ?) number""", endpoints);
            run(connection, """
                    INSERT INTO webhook_endpoint (id, merchant_id, mode, url, types, ordered, status, secret,
                        created_at, updated_at)
                    SELECT 'we_bench' || number, 'mer_demo', 'test',
                        (string_to_array(?, ' '))[1 + number % ?] || 'we_bench' || number, '{payment.canceled}', false,
                        'enabled', sha256(number::text::bytea), now(), now()
                    FROM generate_series(1, ?) number""", String.join(" ", addresses), addresses.size(), endpoints);
            run(connection, """
                    INSERT INTO delivery (id, merchant_id, mode, kind, receiver_id, event_type, content, status, due_at,
                        created_at)
                    SELECT 'del_bench' || each || '_' || number, 'mer_demo', 'test', 'webhook', 'we_bench' || number,
                        'webhook.test', jsonb_build_object('words', repeat('a webhook of a kilobyte ', 42)), 'pending',
                        now(), now()
                    FROM generate_series(1, ?) number, generate_series(1, ?) each""", endpoints, deliveriesEach);
            connection.commit();
        }
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
