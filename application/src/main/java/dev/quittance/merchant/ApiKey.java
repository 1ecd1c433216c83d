package dev.quittance.merchant;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quittance.events.Mode;
import dev.quittance.id.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A merchant's key, of which only the hash is kept: 256 random bits need no slow one. */
@Entity
@Table(name = "api_key")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // filled and read by Hibernate
class ApiKey extends PanacheEntityBase {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    @Id
    String id;

    String merchantId;
    Mode mode;
    private byte[] hash;

    @Nullable
    String name;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String @Nullable [] scopes;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String @Nullable [] allowedAddresses;

    @Nullable
    String lastFour;

    @Nullable
    Instant lastUsedAt;

    @Nullable
    Instant expiresAt;

    @Nullable
    Instant revokedAt;

    Instant createdAt;

    /** A key and its secret, which exists nowhere else. */
    record Issued(ApiKey key, String secret) {}

    static Issued issue(
            Caller owner, @Nullable String name, @Nullable Set<Scope> scopes, List<String> addresses, Instant now) {
        var random = new byte[SECRET_BYTES];
        RANDOM.nextBytes(random);
        var secret = (scopes == null ? "sk_" : "rk_")
                + owner.mode().name().toLowerCase(Locale.ROOT)
                + "_"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        var key = new ApiKey();
        key.id = Ids.apiKey();
        key.merchantId = owner.merchantId();
        key.mode = owner.mode();
        key.hash = HexFormat.of().parseHex(hash(secret));
        key.name = name;
        key.scopes = scopes == null
                ? null
                : scopes.stream().map(Scope::wire).sorted().toArray(String[]::new);
        key.allowedAddresses = addresses.toArray(String[]::new);
        key.lastFour = secret.substring(secret.length() - 4);
        key.createdAt = now;
        return new Issued(key, secret);
    }

    /** A new secret for the same rights; the old one works on for a while. */
    Issued rotate(Duration overlap, Instant now) {
        var end = now.plus(overlap);
        expiresAt = expiresAt == null || end.isBefore(expiresAt) ? end : expiresAt;
        return issue(new Caller(merchantId, mode), name, scopes(), addresses(), now);
    }

    void revoke(Instant now) {
        revokedAt = now;
    }

    static Optional<ApiKey> find(Caller owner, String id) {
        return of(owner, id).firstResultOptional();
    }

    /** A change writes the whole row: without the lock one would undo a revocation of the same moment. */
    static Optional<ApiKey> lock(Caller owner, String id) {
        return of(owner, id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    private static PanacheQuery<ApiKey> of(Caller owner, String id) {
        return find("id = ?1 and merchantId = ?2 and mode = ?3", id, owner.merchantId(), owner.mode());
    }

    /** Of a merchant that is not suspended. */
    static Optional<KnownKey> findValid(String hash) {
        return ApiKey.<ApiKey>find(
                        "hash = ?1 and revokedAt is null and merchantId in"
                                + " (select merchant.id from Merchant merchant where merchant.suspendedAt is null)",
                        (Object) HexFormat.of().parseHex(hash))
                .firstResultOptional()
                .map(key -> new KnownKey(
                        key.id,
                        new Caller(key.merchantId, key.mode),
                        key.scopes(),
                        Set.copyOf(key.addresses()),
                        key.expiresAt));
    }

    /** Another instance may have seen it since. */
    static void used(String id, Instant at) {
        update("lastUsedAt = ?1 where id = ?2 and (lastUsedAt is null or lastUsedAt < ?1)", at, id);
    }

    @Nullable
    Set<Scope> scopes() {
        return scopes == null
                ? null
                : Arrays.stream(scopes)
                        .flatMap(wire -> Scope.of(wire).stream())
                        .collect(Collectors.toUnmodifiableSet());
    }

    List<String> addresses() {
        return allowedAddresses == null
                ? List.of()
                : Arrays.stream(allowedAddresses)
                        .map(address -> IpAddress.of(address).orElse(address))
                        .toList();
    }

    static String hash(String secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
