package dev.quittance.merchant;

import dev.quittance.events.Mode;
import dev.quittance.id.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A merchant that is being made outside the running application, with the first key that can make all others. */
public record NewMerchant(
        String id, String name, Mode mode, @Nullable String contactEmail, String secret, Instant at) {

    /** @param contactEmail whom to tell that a webhook endpoint was disabled; null: nobody */
    public static NewMerchant of(String name, Mode mode, @Nullable String contactEmail, Instant now) {
        var id = Ids.merchant();
        var secret = ApiKey.issue(new Caller(id, mode), "first key", null, List.of(), now)
                .secret();
        return new NewMerchant(id, name, mode, contactEmail, secret, now);
    }

    /** Both rows or none. */
    public void insert(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var merchant = connection.prepareStatement(
                        "INSERT INTO merchant (id, name, contact_email, created_at) VALUES (?, ?, ?, ?)");
                var key = connection.prepareStatement("""
                        INSERT INTO api_key (id, merchant_id, mode, hash, name, last_four, created_at)
                        VALUES (?, ?, ?, ?, 'first key', ?, ?)""")) {
            merchant.setString(1, id);
            merchant.setString(2, name);
            merchant.setString(3, contactEmail);
            merchant.setTimestamp(4, Timestamp.from(at));
            merchant.executeUpdate();
            key.setString(1, Ids.apiKey());
            key.setString(2, id);
            key.setString(3, mode.name().toLowerCase(Locale.ROOT));
            key.setBytes(4, HexFormat.of().parseHex(ApiKey.hash(secret)));
            key.setString(5, secret.substring(secret.length() - 4));
            key.setTimestamp(6, Timestamp.from(at));
            key.executeUpdate();
        }
        connection.commit();
    }
}
