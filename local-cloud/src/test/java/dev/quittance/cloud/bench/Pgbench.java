package dev.quittance.cloud.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quittance.cloud.DebianProgram;
import dev.quittance.cloud.PlatformDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the database alone can do: the rows of one payment that the application accepted, written again and again with ids
 * of their own, in the application's round trips.
 */
final class Pgbench {

    private final Path program = DebianProgram.of("pgbench", "postgresql");
    private final PlatformDatabase database;
    private final Path script;

    /** @param payment one that was accepted and went no further */
    Pgbench(PlatformDatabase database, Path folder, String payment) throws SQLException, IOException {
        this.database = database;
        this.script = Files.writeString(folder.resolve("accept.sql"), script(database, payment));
    }

    double transactionsPerSecond(int connections, Duration during) throws IOException, InterruptedException {
        var command = List.of(
                program.toString(),
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + connections,
                "--jobs=1",
                "--time=" + during.toSeconds(),
                "--file=" + script,
                database.uri().toString());
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), UTF_8);
        var found = Pattern.compile("tps = ([0-9.]+)").matcher(text);
        if (process.waitFor() != 0 || !found.find()) {
            throw new IllegalStateException("pgbench ended with " + process.exitValue() + ": " + text);
        }
        return Double.parseDouble(found.group(1));
    }

    private static String script(PlatformDatabase database, String payment) throws SQLException {
        try (var connection = database.connect()) {
            var sql = new StringBuilder("\\set n random(1, 9000000000000000000)\n");
            // The driver sends BEGIN together with the first statement.
            sql.append("\\startpipeline\nBEGIN;\n")
                    .append("SELECT id FROM webhook_endpoint WHERE merchant_id = 'mer_demo' AND mode = 'test'")
                    .append(" AND deleted_at IS NULL AND status = 'enabled'")
                    .append(" AND types && '{payment.processing,*,payment.*}' ORDER BY id;\n")
                    .append("\\endpipeline\n");
            insert(connection, sql, "payment", "id = ?", payment);
            insert(connection, sql, "operation", "payment_id = ?", payment);
            insert(
                    connection,
                    sql,
                    "outbox_message",
                    "operation_id = (SELECT id FROM operation WHERE payment_id = ?)",
                    payment);
            insert(connection, sql, "payment_event", "payment_id = ?", payment);
            insert(connection, sql, "outbox_message", "destination = 'events' AND body LIKE '%' || ? || '%'", payment);
            insert(connection, sql, "idempotency_key", "resource_id = ?", payment);
            return sql.append("COMMIT;\n").toString();
        }
    }

    private static void insert(Connection connection, StringBuilder sql, String table, String which, String payment)
            throws SQLException {
        try (var query = connection.prepareStatement("SELECT * FROM " + table + " WHERE " + which)) {
            query.setString(1, payment);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("nothing in " + table + " of " + payment);
                }
                var columns = new ArrayList<String>();
                var values = new ArrayList<String>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    if (row.getMetaData().isAutoIncrement(i)) {
                        continue; // the database gives it
                    }
                    var column = row.getMetaData().getColumnName(i);
                    columns.add(column);
                    values.add(value(table, column, row.getString(i)));
                }
                sql.append("INSERT INTO %s (%s) VALUES (%s);\n"
                        .formatted(table, String.join(", ", columns), String.join(", ", values)));
            }
        }
    }

    /** As it was, but with the ids of a payment of its own. */
    private static String value(String table, String column, @Nullable String text) {
        return switch (table + "." + column) {
            case "payment.id", "operation.payment_id", "payment_event.payment_id", "idempotency_key.resource_id" ->
                "'pay_' || :n";
            case "operation.id", "outbox_message.operation_id" -> text == null ? "NULL" : "'op_' || :n";
            case "outbox_message.id" -> "'msg_' || :n || random()";
            case "payment_event.id", "payment.last_event_id" -> "'evt_' || :n";
            case "idempotency_key.key", "payment.idempotency_key" -> ":n::text";
            default -> text == null ? "NULL" : literal(text);
        };
    }

    /** pgbench takes what follows a colon for a variable, even inside of a text. */
    private static String literal(String text) {
        return "E'" + text.replace("\\", "\\\\").replace("'", "''").replace(":", "\\x3a") + "'";
    }
}
