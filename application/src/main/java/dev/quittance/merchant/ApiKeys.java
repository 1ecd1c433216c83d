package dev.quittance.merchant;

import io.quarkus.cache.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Knows whose key is whose. */
@ApplicationScoped
class ApiKeys {

    /**
     * The caller a key belongs to. Remembered for a few seconds (setting {@code api-keys}), so that a busy merchant
     * costs one query and not one a request.
     *
     * @param hash the key's SHA-256 in hexadecimal
     */
    @CacheResult(cacheName = "api-keys")
    @Transactional
    Optional<Caller> find(String hash) {
        return ApiKey.findValid(hash).map(ApiKey::caller);
    }
}
