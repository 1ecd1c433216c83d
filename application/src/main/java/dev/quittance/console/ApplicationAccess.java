package dev.quittance.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quittance.admin.Access;
import dev.quittance.admin.RefusedException;
import dev.quittance.operator.Operators;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Lets operators choose their password and leave. */
@ApplicationScoped
class ApplicationAccess implements Access {

    private final Operators operators;

    ApplicationAccess(Operators operators) {
        this.operators = operators;
    }

    @Override
    public void choosePassword(String operator, String session, String current, String chosen) {
        refuseWeak(operator, current, chosen);
        // Refused outside the transaction, which must keep that a wrong password was tried.
        if (!QuarkusTransaction.requiringNew().call(() -> chose(operator, session, current, chosen))) {
            throw new RefusedException("The password that you came in with is another one.");
        }
    }

    private boolean chose(String name, String session, String current, String chosen) {
        var operator = operators.lock(name).orElseThrow();
        if (!operators.isPassword(operator, current)) {
            return false;
        }
        operators.choosePassword(operator, chosen, session);
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
