package dev.quittance.merchant;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quittance.events.Mode;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A merchant's secret key, of which only the hash is kept: 256 random bits need no slow one. */
@Entity
@Table(name = "api_key")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // filled and read by Hibernate
class ApiKey extends PanacheEntityBase {

    @Id
    private String id;

    private String merchantId;
    private Mode mode;
    private byte[] hash;
    private @Nullable Instant revokedAt;

    static Optional<ApiKey> findValid(String hash) {
        return find("hash = ?1 and revokedAt is null", (Object) HexFormat.of().parseHex(hash))
                .firstResultOptional();
    }

    Caller caller() {
        return new Caller(merchantId, mode);
    }

    static String hash(String secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
