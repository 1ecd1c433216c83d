package dev.quittance.operator;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/** An operator that is being made outside the running application: the first one, whom nobody else could make. */
public record NewOperator(String name, Role role, OneTimeSecret secret, Instant at) {

    public static NewOperator of(String name, Role role, Instant now) {
        return new NewOperator(Operator.requireName(name), role, OneTimeSecret.generate(now), now);
    }

    /** @return false when there is an operator of this name */
    public boolean insert(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO operator (username, password_hash, role, one_time_until, created_at)
                VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")) {
            insert.setString(1, name);
            insert.setString(2, secret.hash());
            insert.setString(3, role.wire());
            insert.setTimestamp(4, Timestamp.from(secret.until()));
            insert.setTimestamp(5, Timestamp.from(at));
            return insert.executeUpdate() == 1;
        }
    }
}
