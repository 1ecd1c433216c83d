package dev.quittance.idempotency;

import dev.quittance.events.Mode;
import dev.quittance.merchant.Caller;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A key that was used, with what it was used for and what was answered. */
@Entity
@Table(name = "idempotency_key")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // filled and read by Hibernate
class StoredAnswer extends PanacheEntityBase {

    /** Never the API key, so that rotating one charges nobody twice; never the path, so that a key names one command. */
    @Embeddable
    record Scope(String merchantId, Mode mode, String key) {
        static Scope of(Caller caller, String key) {
            return new Scope(caller.merchantId(), caller.mode(), key);
        }
    }

    @EmbeddedId
    private Scope scope;

    private byte[] fingerprint;
    private @Nullable String resourceId;
    private String requestId;
    private int status;
    private @Nullable String location;
    private String mediaType;
    private String body;

    static Optional<StoredAnswer> find(Scope scope) {
        return Optional.ofNullable(findById(scope));
    }

    /**
     * Keeps the answer in the transaction that made it true.
     *
     * @return whether the key was free; a twin that is not yet committed is waited for
     */
    static boolean keep(Scope scope, byte[] fingerprint, String requestId, Answer answer, Instant now) {
        return getEntityManager()
                        .createNativeQuery("""
                                INSERT INTO idempotency_key (merchant_id, mode, key, fingerprint, resource_id,
                                    request_id, status, location, media_type, body, created_at)
                                VALUES (:merchant, :mode, :key, :fingerprint, :resource,
                                    :request, :status, :location, :mediaType, :body, :now)
                                ON CONFLICT DO NOTHING""")
                        .setParameter("merchant", scope.merchantId())
                        .setParameter("mode", scope.mode().name().toLowerCase(Locale.ROOT))
                        .setParameter("key", scope.key())
                        .setParameter("fingerprint", fingerprint)
                        .setParameter("resource", answer.resourceId())
                        .setParameter("request", requestId)
                        .setParameter("status", answer.status())
                        .setParameter("location", answer.location())
                        .setParameter("mediaType", answer.mediaType())
                        .setParameter("body", answer.body())
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    static int forget(Instant before, int limit) {
        return getEntityManager()
                .createNativeQuery("""
                        DELETE FROM idempotency_key WHERE (merchant_id, mode, key) IN (
                            SELECT merchant_id, mode, key FROM idempotency_key
                            WHERE created_at < :before ORDER BY created_at LIMIT :limit)""")
                .setParameter("before", before)
                .setParameter("limit", limit)
                .executeUpdate();
    }

    boolean isFor(byte[] other) {
        return Arrays.equals(fingerprint, other);
    }

    Answer answer() {
        return new Answer(status, mediaType, location, resourceId, body);
    }

    String requestId() {
        return requestId;
    }

    @Nullable
    String resourceId() {
        return resourceId;
    }
}
