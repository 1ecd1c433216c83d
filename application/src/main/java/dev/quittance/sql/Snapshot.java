package dev.quittance.sql;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.hibernate.Session;

/**
 * Lets several queries see one state of the database. Usually each sees what was committed when it began, so that a
 * payment could be read before its outcome and its operation after it.
 */
@ApplicationScoped
public class Snapshot {

    private final Session session;

    Snapshot(Session session) {
        this.session = session;
    }

    /** Reads in a transaction of its own, which can't write. */
    public <T> T read(Supplier<T> queries) {
        return QuarkusTransaction.requiringNew().call(() -> {
            session.doWork(connection -> {
                try (var statement = connection.createStatement()) {
                    statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
                }
            });
            return queries.get();
        });
    }
}
