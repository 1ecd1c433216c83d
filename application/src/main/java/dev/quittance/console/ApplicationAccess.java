package dev.quittance.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quittance.admin.Access;
import dev.quittance.admin.RefusedException;
import dev.quittance.operator.Operators;
import dev.quittance.operator.Passwords;
import dev.quittance.operator.TriedPassword;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Lets operators choose their password and leave. */
@ApplicationScoped
class ApplicationAccess implements Access {

    private final Operators operators;
    private final Passwords passwords;

    ApplicationAccess(Operators operators, Passwords passwords) {
        this.operators = operators;
        this.passwords = passwords;
    }

    @Override
    public void choosePassword(String operator, String session, String current, String chosen) {
        refuseWeak(operator, current, chosen);
        var tried = passwords
                .tried(operator, current)
                .orElseThrow(() -> new RefusedException("Too many are logging in. Try again in a moment."));
        var hash = Passwords.hash(chosen);
        // Refused outside the transaction, which must keep that a wrong password was tried.
        if (!QuarkusTransaction.requiringNew().call(() -> chose(operator, session, tried, hash))) {
            throw new RefusedException("The password that you came in with is another one.");
        }
    }

    private boolean chose(String name, String session, TriedPassword tried, String hash) {
        var operator = operators.lock(name).orElseThrow();
        if (!operators.knows(operator, tried)) {
            return false;
        }
        operators.choosePassword(operator, hash, session);
        return true;
    }

    private static void refuseWeak(String operator, String current, String chosen) {
        if (chosen.codePointCount(0, chosen.length()) < PASSWORD_MIN) {
            throw new RefusedException("Choose at least " + PASSWORD_MIN + " characters.");
        }
        if (chosen.getBytes(UTF_8).length > PASSWORD_MAX_BYTES) {
            throw new RefusedException("Choose at most " + PASSWORD_MAX_BYTES + " bytes.");
        }
        if (chosen.equals(current) || chosen.toLowerCase(Locale.ROOT).contains(operator)) {
            throw new RefusedException("Choose one that is new and doesn't hold your name.");
        }
    }

    @Override
    public void logOut(String session) {
        QuarkusTransaction.requiringNew().run(() -> operators.logOut(session));
    }
}
