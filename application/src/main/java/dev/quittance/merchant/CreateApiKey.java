package dev.quittance.merchant;

import dev.quittance.problem.ParameterChecks;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Issues a key in the mode of the key that asks.
 *
 * @param scopes makes it a restricted key; left out: a secret key that may do everything
 * @param allowedAddresses IP addresses it may be used from, at most 50; left out: from anywhere
 */
record CreateApiKey(
        @Nullable String name,
        @Nullable List<Scope> scopes,
        @Nullable List<String> allowedAddresses) {

    private static final int ADDRESSES_MAX = 50;

    CreateApiKey {
        var checks = new ParameterChecks().text("/name", name);
        if (scopes != null && scopes.isEmpty()) {
            checks.invalid("/scopes", "A restricted key has at least one scope.");
        }
        if (scopes != null && scopes.stream().anyMatch(Objects::isNull)) {
            checks.invalid("/scopes", "There is no scope null.");
        }
        if (allowedAddresses != null && allowedAddresses.size() > ADDRESSES_MAX) {
            checks.invalid("/allowed_addresses", "At most " + ADDRESSES_MAX + " addresses.");
        }
        if (allowedAddresses != null
                && !allowedAddresses.stream()
                        .allMatch(address -> IpAddress.of(address).isPresent())) {
            checks.invalid("/allowed_addresses", "An IPv4 or IPv6 address in digits.");
        }
        checks.refuseAny();
        if (allowedAddresses != null) {
            allowedAddresses = allowedAddresses.stream()
                    .flatMap(address -> IpAddress.of(address).stream())
                    .toList();
        }
    }
}
