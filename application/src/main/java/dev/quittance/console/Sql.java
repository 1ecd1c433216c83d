package dev.quittance.console;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Plain SQL in the transaction under way: pages read across tables, and what they read is nobody's entity. */
@ApplicationScoped
class Sql {

    /** Makes something of the row that the result stands on. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Rows that are read at a time where there may be a million. */
    static final int PAGE = 1_000;

    private final Session session;

    Sql(Session session) {
        this.session = session;
    }

    <T> List<T> list(String sql, RowReader<T> reader, Object... values) {
        return session.doReturningWork(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                bind(statement, values);
                try (var rows = statement.executeQuery()) {
                    var found = new ArrayList<T>();
                    while (rows.next()) {
                        found.add(reader.read(rows));
                    }
                    return found;
                }
            }
        });
    }

    <T> Optional<T> first(String sql, RowReader<T> reader, Object... values) {
        return list(sql, reader, values).stream().findFirst();
    }

    /**
     * Reads a list of any size page after page, each in a transaction of its own.
     *
     * @param page the next {@value #PAGE} after a key; after the empty one the first
     */
    <T> void pages(Function<String, List<T>> page, Function<T, String> key, Consumer<T> each) {
        var after = "";
        List<T> rows;
        do {
            var from = after;
            rows = QuarkusTransaction.requiringNew().call(() -> page.apply(from));
            rows.forEach(each);
            after = rows.isEmpty() ? "" : key.apply(rows.getLast());
        } while (rows.size() == PAGE);
    }

    int change(String sql, @Nullable Object... values) {
        return session.doReturningWork(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                bind(statement, values);
                return statement.executeUpdate();
            }
        });
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i] instanceof Instant at ? Timestamp.from(at) : values[i]);
        }
    }

    static Instant at(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    static @Nullable Instant atOrNull(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
