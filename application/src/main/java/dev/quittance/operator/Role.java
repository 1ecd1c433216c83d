package dev.quittance.operator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an operator may do: look, act on payments, or look after merchants and operators as well. */
public enum Role {
    VIEWER,
    OPERATOR,
    ADMIN;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String wire) {
        return Arrays.stream(values()).filter(role -> role.wire().equals(wire)).findFirst();
    }
}
