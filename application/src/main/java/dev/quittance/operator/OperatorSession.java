package dev.quittance.operator;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** From a login to its end. The cookie carries the id, encrypted; all the rest is decided here. */
@Entity
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class OperatorSession extends PanacheEntityBase {

    private static final int ID_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Id
    private String id;

    private String operator;
    private Instant startedAt;
    private Instant usedAt;
    private @Nullable Instant endedAt;

    static OperatorSession begin(String operator, Instant now) {
        var random = new byte[ID_BYTES];
        RANDOM.nextBytes(random);
        var session = new OperatorSession();
        session.id = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        session.operator = operator;
        session.startedAt = now;
        session.usedAt = now;
        session.persist();
        return session;
    }

    boolean isOpen(LoginConfig config, Instant now) {
        return endedAt == null
                && now.isBefore(usedAt.plus(config.idleMax()))
                && now.isBefore(startedAt.plus(config.sessionMax()));
    }

    /** Past this entity, which would write as well that it had no end yet when it was read. */
    void used(LoginConfig config, Instant now) {
        if (!now.isBefore(usedAt.plus(config.usesWrittenEvery()))) {
            update("usedAt = ?1 where id = ?2 and endedAt is null", now, id);
        }
    }

    /** Ends all of an operator's sessions but one. */
    static void endAll(String operator, String except, Instant now) {
        update("endedAt = ?1 where operator = ?2 and endedAt is null and id <> ?3", now, operator, except);
    }

    static void end(String id, Instant now) {
        update("endedAt = ?1 where id = ?2 and endedAt is null", now, id);
    }

    /** Those that can't be open any more tell nobody anything. */
    static void forget(String operator, Instant startedBefore) {
        delete("operator = ?1 and startedAt < ?2", operator, startedBefore);
    }

    String id() {
        return id;
    }

    String operator() {
        return operator;
    }
}
