package dev.quittance.operator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What can be done with operators; in the caller's transaction, under the operator's row lock. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Operators {

    private static final int LIST_MAX = 200;

    private final LoginConfig config;
    private final InstantSource time;

    Operators(LoginConfig config, InstantSource time) {
        this.config = config;
        this.time = time;
    }

    /** By name, at most {@value #LIST_MAX}. */
    public List<Operator> list() {
        return Operator.<Operator>find("order by username")
                .range(0, LIST_MAX - 1)
                .list();
    }

    public Optional<Operator> lock(String name) {
        return Operator.lock(name);
    }

    /**
     * Makes an operator whose password is the one-time secret that is returned.
     *
     * @throws IllegalArgumentException when nobody can be called so
     */
    public OneTimeSecret create(String name, Role role) {
        var secret = OneTimeSecret.generate(time.instant());
        Operator.create(name, role, secret, time.instant()).persist();
        return secret;
    }

    /** Their password is worth nothing any more, and their sessions are over. */
    public OneTimeSecret reset(Operator operator) {
        var secret = OneTimeSecret.generate(time.instant());
        operator.reset(secret);
        endSessions(operator);
        return secret;
    }

    public void changeRole(Operator operator, Role role) {
        operator.become(role);
    }

    public void disable(Operator operator) {
        operator.disable(time.instant());
        endSessions(operator);
    }

    public void enable(Operator operator) {
        operator.enable();
    }

    /** Whether they know their password. A wrong one counts as at the login; while they are locked out, nobody knows it. */
    public boolean knows(Operator operator, TriedPassword tried) {
        var now = time.instant();
        if (operator.isLocked(now)) {
            return false;
        }
        if (operator.has(tried)) {
            return true;
        }
        operator.failed(config, now);
        return false;
    }

    /** Ends their other sessions: whoever knew the old password is out. */
    public void choosePassword(Operator operator, String hash, String session) {
        operator.choose(hash);
        OperatorSession.endAll(operator.name(), session, time.instant());
    }

    public void logOut(String session) {
        OperatorSession.end(session, time.instant());
    }

    private void endSessions(Operator operator) {
        OperatorSession.endAll(operator.name(), "", time.instant());
    }
}
