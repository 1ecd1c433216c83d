package dev.quittance.operator;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Optional;

/** Opens sessions to whoever knows the password, and remembers them until they are over. */
@ApplicationScoped
class Logins {

    private final Passwords passwords;
    private final LoginConfig config;
    private final InstantSource time;

    Logins(Passwords passwords, LoginConfig config, InstantSource time) {
        this.passwords = passwords;
        this.config = config;
        this.time = time;
    }

    Optional<SignedIn> logIn(String name, String password) {
        return passwords
                .tried(name, password)
                .flatMap(tried -> QuarkusTransaction.requiringNew()
                        .call(() -> Operator.lock(name).flatMap(operator -> logIn(operator, tried))));
    }

    /** Under the operator's row lock, so that guesses that come at once are counted one by one. */
    private Optional<SignedIn> logIn(Operator operator, TriedPassword tried) {
        var now = time.instant();
        // While it is locked not even the right password opens, or guessing would go on at full speed.
        if (operator.isLocked(now)) {
            return Optional.empty();
        }
        if (!operator.has(tried) || !operator.mayLogIn(now)) {
            operator.failed(config, now);
            return Optional.empty();
        }
        operator.loggedIn(now);
        OperatorSession.forget(operator.name(), now.minus(config.sessionMax()));
        return Optional.of(signedIn(OperatorSession.begin(operator.name(), now).id(), operator));
    }

    /** @param isUse whether a person asks, and not a page that refreshes itself */
    @Transactional
    Optional<SignedIn> restore(String session, boolean isUse) {
        var now = time.instant();
        var open =
                OperatorSession.<OperatorSession>findByIdOptional(session).filter(found -> found.isOpen(config, now));
        if (isUse) {
            open.ifPresent(found -> found.used(config, now));
        }
        return open.flatMap(found -> Operator.<Operator>findByIdOptional(found.operator()))
                .filter(operator -> operator.mayLogIn(now))
                .map(operator -> signedIn(session, operator));
    }

    private static SignedIn signedIn(String session, Operator operator) {
        return new SignedIn(
                session, operator.name(), Role.of(operator.role()).orElseThrow(), operator.mustChoosePassword());
    }
}
