package dev.quittance.operator;

import java.security.Principal;

/**
 * An operator at the console. Its name, which is all that the login's cookie keeps, is the session's id.
 *
 * @param mustChoosePassword whether that comes before anything else
 */
public record SignedIn(String session, String operator, Role role, boolean mustChoosePassword) implements Principal {

    @Override
    public String getName() {
        return session;
    }

    /** For logs: the id is what a cookie is worth. */
    @Override
    public String toString() {
        return operator;
    }
}
