package dev.quittance.operator;

/**
 * Whether somebody knew a password. The operator is locked only afterwards, and may have another one by then.
 *
 * @param hash of the password that it was
 */
public record TriedPassword(String hash, boolean matches) {

    boolean opens(String current) {
        return matches && hash.equals(current);
    }
}
