package dev.quittance.merchant;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A valid key, as remembered between requests.
 *
 * @param scopes null on a secret key, which may do everything
 * @param addresses where it may be used from, as {@link IpAddress} spells them; empty: anywhere
 * @param expiresAt when a rotation ends it; null: never
 */
record KnownKey(
        String id,
        Caller caller,
        @Nullable Set<Scope> scopes,
        Set<String> addresses,
        @Nullable Instant expiresAt) {

    boolean allows(@Nullable RequiresScope required) {
        return scopes == null || (required != null && scopes.containsAll(List.of(required.value())));
    }

    /** A key can hand on no more than it has. */
    boolean mayIssue(@Nullable Set<Scope> others) {
        return scopes == null || (others != null && scopes.containsAll(others));
    }

    /** Nor for more places than it is bound to. */
    boolean mayIssueFor(Collection<String> others) {
        return addresses.isEmpty() || (!others.isEmpty() && addresses.containsAll(others));
    }

    boolean isUsableFrom(String address) {
        return addresses.isEmpty()
                || IpAddress.of(address).filter(addresses::contains).isPresent();
    }

    boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
