package dev.quittance.operator;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Compares passwords. That is slow on purpose, so no connection and no lock is held meanwhile, and only a few are compared
 * at once: payments need the connections and the processors.
 */
@ApplicationScoped
public class Passwords {

    /** Compared with when there is no such operator, so that the time an answer takes tells nothing. */
    private static final String NOBODY = BcryptUtil.bcryptHash(OneTimeSecret.class.getName());

    private final LoginConfig config;
    private final Semaphore atOnce;

    Passwords(LoginConfig config) {
        this.config = config;
        this.atOnce = new Semaphore(config.comparedAtOnce(), true);
    }

    public static String hash(String password) {
        return BcryptUtil.bcryptHash(password);
    }

    /**
     * Not to be called in a transaction.
     *
     * @return empty when too many are being compared
     */
    public Optional<TriedPassword> tried(String name, String password) {
        var hash = QuarkusTransaction.requiringNew()
                .call(() -> Operator.named(name, LockModeType.NONE).map(Operator::passwordHash))
                .orElse(NOBODY);
        try {
            if (!atOnce.tryAcquire(config.waitToCompare().toMillis(), MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(new TriedPassword(hash, BcryptUtil.matches(password, hash)));
        } finally {
            atOnce.release();
        }
    }
}
