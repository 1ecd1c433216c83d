package dev.quittance.operator;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who may sit at the console. The row stays for good: what they did refers to it. */
@Entity
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class Operator extends PanacheEntityBase {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{1,39}");

    @Id
    private String username;

    /** bcrypt, in modular crypt format. */
    private String passwordHash;

    private String role;
    private int failures;
    private @Nullable Instant lockedUntil;

    /** The password is a one-time secret, which is worth nothing from then on. */
    private @Nullable Instant oneTimeUntil;

    private @Nullable Instant disabledAt;
    private @Nullable Instant lastLoginAt;
    private Instant createdAt;

    /** @throws IllegalArgumentException when nobody can be called so; the message says why */
    static String requireName(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "A name has 2 to 40 of a-z, 0-9, dot, hyphen and underscore, and begins with a letter.");
        }
        return name;
    }

    static Operator create(String name, Role role, OneTimeSecret secret, Instant now) {
        var operator = new Operator();
        operator.username = requireName(name);
        operator.role = role.wire();
        operator.createdAt = now;
        operator.reset(secret);
        return operator;
    }

    private static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** What is no name is nobody's, whatever the database would say of it. */
    static Optional<Operator> named(String name, LockModeType lock) {
        return isName(name) ? findByIdOptional(name, lock) : Optional.empty();
    }

    static Optional<Operator> lock(String name) {
        return named(name, LockModeType.PESSIMISTIC_WRITE);
    }

    boolean has(TriedPassword tried) {
        return tried.opens(passwordHash);
    }

    /** Whether the right password would open. */
    boolean mayLogIn(Instant now) {
        return disabledAt == null && (oneTimeUntil == null || now.isBefore(oneTimeUntil));
    }

    public boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    void failed(LoginConfig config, Instant now) {
        failures++;
        var costly = failures - config.freeTries();
        if (costly > 0) {
            var doubled = config.lock().multipliedBy(1L << Math.min(costly - 1, 20));
            lockedUntil = now.plus(shorter(doubled, config.lockMax()));
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    void loggedIn(Instant now) {
        failures = 0;
        lockedUntil = null;
        lastLoginAt = now;
    }

    void choose(String hash) {
        passwordHash = hash;
        oneTimeUntil = null;
    }

    void reset(OneTimeSecret secret) {
        passwordHash = secret.hash();
        oneTimeUntil = secret.until();
        failures = 0;
        lockedUntil = null;
    }

    void become(Role other) {
        role = other.wire();
    }

    void disable(Instant now) {
        disabledAt = now;
    }

    void enable() {
        disabledAt = null;
    }

    String passwordHash() {
        return passwordHash;
    }

    public String name() {
        return username;
    }

    public String role() {
        return role;
    }

    public boolean isDisabled() {
        return disabledAt != null;
    }

    /** Whether they have to choose a password before anything else. */
    public boolean mustChoosePassword() {
        return oneTimeUntil != null;
    }

    public @Nullable Instant lastLoginAt() {
        return lastLoginAt;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
