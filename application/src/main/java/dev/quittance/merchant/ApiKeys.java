package dev.quittance.merchant;

import dev.quittance.page.Listing;
import dev.quittance.page.Page;
import dev.quittance.page.Query;
import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import io.quarkus.cache.CacheResult;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Knows whose key is whose, and issues, rotates and revokes them. */
@ApplicationScoped
class ApiKeys {

    private final Session session;
    private final InstantSource time;
    private final Duration overlap;
    private final Map<String, Instant> uses = new ConcurrentHashMap<>();

    ApiKeys(
            Session session,
            InstantSource time,
            @ConfigProperty(name = "quittance.api-keys.rotation-overlap") Duration overlap) {
        this.session = session;
        this.time = time;
        this.overlap = overlap;
    }

    /**
     * The holder of a key. Remembered for a few seconds (setting {@code api-keys}), so that a busy merchant costs one query
     * and not one a request.
     *
     * @param hash the key's SHA-256 in hexadecimal
     */
    @CacheResult(cacheName = "api-keys")
    @Transactional
    Optional<KnownKey> find(String hash) {
        return ApiKey.findValid(hash);
    }

    /** Remembered here and written now and then: a write for every request would cost more than it tells. */
    void used(String id) {
        uses.put(id, time.instant());
    }

    /** In the order of the ids, so that two instances never wait for each other. */
    @Scheduled(every = "30s", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void writeUses() {
        var written = new TreeMap<>(uses);
        QuarkusTransaction.requiringNew().run(() -> written.forEach(ApiKey::used));
        written.forEach(uses::remove);
    }

    void stop(@Observes ShutdownEvent stopped) {
        try {
            writeUses();
        } catch (RuntimeException e) {
            // Whoever else has to stop must still be told.
            Log.warnf("event=keys.uses_not_written keys=%d cause=%s", uses.size(), e.toString());
        }
    }

    @Transactional
    ApiKeyView create(KnownKey issuer, CreateApiKey request) {
        var scopes = request.scopes() == null ? null : EnumSet.copyOf(request.scopes());
        requireRights(issuer, scopes);
        var addresses =
                request.allowedAddresses() == null ? List.copyOf(issuer.addresses()) : request.allowedAddresses();
        requireAddresses(issuer, addresses);
        return shown(ApiKey.issue(issuer.caller(), request.name(), scopes, addresses, time.instant()));
    }

    @Transactional
    ApiKeyView rotate(KnownKey issuer, String id) {
        var old = lock(issuer.caller(), id);
        requireRights(issuer, old.scopes());
        requireAddresses(issuer, old.addresses());
        var isOver = old.expiresAt != null && !time.instant().isBefore(old.expiresAt);
        if (old.revokedAt != null || isOver) {
            throw new ProblemException(
                    ProblemCode.NOT_FOUND, "The key " + id + (isOver ? " has expired." : " was revoked."));
        }
        return shown(old.rotate(overlap, time.instant()));
    }

    @Transactional
    void revoke(KnownKey issuer, String id) {
        var key = lock(issuer.caller(), id);
        requireRights(issuer, key.scopes());
        key.revoke(time.instant());
    }

    private static void requireRights(KnownKey issuer, @Nullable Set<Scope> scopes) {
        if (!issuer.mayIssue(scopes)) {
            throw new ProblemException(
                    ProblemCode.SCOPE_MISSING,
                    "A restricted key can manage only keys that may do no more than itself.");
        }
    }

    private static void requireAddresses(KnownKey issuer, List<String> addresses) {
        if (!issuer.mayIssueFor(addresses)) {
            throw new ProblemException(
                    ProblemCode.SCOPE_MISSING, "A key that is bound to addresses can issue keys for none but these.");
        }
    }

    @Transactional
    Page<ApiKeyView> list(Caller owner, Query query) {
        return new Listing<>(ApiKey.class, "api_key")
                .of(owner.merchantId(), owner.mode())
                .read(session, query, id -> ApiKey.find(owner, id).isPresent())
                .map(ApiKeyView::of);
    }

    private static ApiKeyView shown(ApiKey.Issued issued) {
        issued.key().persist();
        return ApiKeyView.of(issued.key(), issued.secret());
    }

    private static ApiKey lock(Caller owner, String id) {
        return ApiKey.lock(owner, id)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no API key " + id + "."));
    }
}
