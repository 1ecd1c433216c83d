package dev.quittance.operator;

import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Optional;

/** Opens sessions to whoever knows the password, and remembers them until they are over. */
@ApplicationScoped
class Logins {

    /** Compared with when there is no such operator, so that the time an answer takes tells nothing. */
    private static final String NOBODY = BcryptUtil.bcryptHash(OneTimeSecret.class.getName());

    private final LoginConfig config;
    private final InstantSource time;

    Logins(LoginConfig config, InstantSource time) {
        this.config = config;
        this.time = time;
    }

    /** Under the operator's row lock, so that guesses that come at once are counted one by one. */
    @Transactional
    Optional<SignedIn> logIn(String name, String password) {
        var now = time.instant();
        var found = Operator.lock(name);
        if (found.isEmpty()) {
            BcryptUtil.matches(password, NOBODY);
            return Optional.empty();
        }
        var operator = found.get();
        var matches = operator.has(password);
        // While it is locked not even the right password opens, or guessing would go on at full speed.
        if (operator.isLocked(now)) {
            return Optional.empty();
        }
        if (!matches || !operator.mayLogIn(now)) {
            operator.failed(config, now);
            return Optional.empty();
        }
        operator.loggedIn(now);
        OperatorSession.forget(name, now.minus(config.sessionMax()));
        return Optional.of(signedIn(OperatorSession.begin(name, now).id(), operator));
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
