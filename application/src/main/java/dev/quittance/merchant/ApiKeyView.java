package dev.quittance.merchant;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.quittance.events.Mode;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A key as the API shows it.
 *
 * @param secret only in the answer that issues it
 * @param scopes null on a secret key, which may do everything
 * @param lastFour the end of the secret, to tell keys apart
 */
@Schema(name = "ApiKey")
record ApiKeyView(
        String id,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret,
        @Nullable String name,
        Mode mode,
        @Nullable List<Scope> scopes,
        List<String> allowedAddresses,
        @Nullable String lastFour,
        @Nullable Instant lastUsedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        Instant createdAt) {

    static ApiKeyView of(ApiKey key) {
        return of(key, null);
    }

    static ApiKeyView of(ApiKey key, @Nullable String secret) {
        var scopes = key.scopes();
        return new ApiKeyView(
                key.id,
                secret,
                key.name,
                key.mode,
                scopes == null ? null : scopes.stream().sorted().toList(),
                key.addresses(),
                key.lastFour,
                key.lastUsedAt,
                key.expiresAt,
                key.revokedAt,
                key.createdAt);
    }
}
