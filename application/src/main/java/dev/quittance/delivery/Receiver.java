package dev.quittance.delivery;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whoever deliveries go to, and how it fares. */
@Entity
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // filled and read by Hibernate
class Receiver extends PanacheEntityBase {

    private static final int DOUBLINGS_MAX = 20;

    @Id
    private String id;

    private String channel;
    private boolean ordered;
    private @Nullable Integer perSecondMax;
    private boolean closed;
    private @Nullable Instant failingSince;
    private boolean slow;
    private @Nullable Instant pausedUntil;
    private int pauses;

    static Receiver of(String id, String channel, boolean ordered, @Nullable Integer perSecondMax) {
        var receiver = new Receiver();
        receiver.id = id;
        receiver.channel = channel;
        receiver.ordered = ordered;
        receiver.perSecondMax = perSecondMax;
        return receiver;
    }

    static List<Receiver> awake(Collection<String> ids, Instant now) {
        return list("id in ?1 and not closed and (pausedUntil is null or pausedUntil <= ?2)", ids, now);
    }

    /** In the order of their ids, so that no two who lock several wait for each other. */
    static List<Receiver> lock(Collection<String> ids) {
        return Receiver.<Receiver>find("id in ?1 order by id", ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Those that nobody holds: whoever delivers to all of them can wait for none. */
    static List<Receiver> lockFree(Collection<String> ids) {
        return getSession()
                .createNativeQuery(
                        "SELECT {receiver.*} FROM receiver WHERE id = ANY (CAST(:ids AS text[])) FOR NO KEY UPDATE SKIP LOCKED",
                        Receiver.class,
                        "receiver")
                .setParameter("ids", ids.toArray(String[]::new))
                .getResultList();
    }

    void change(boolean ordered, @Nullable Integer perSecondMax) {
        this.ordered = ordered;
        this.perSecondMax = perSecondMax;
    }

    void close() {
        closed = true;
    }

    void reopen() {
        closed = false;
        forgetFailures();
    }

    /** Begins with a clean slate. */
    void forgetFailures() {
        failingSince = null;
        slow = false;
        endPause();
    }

    /** That it fails stays known, so that a single attempt finds out whether it is well again. */
    void endPause() {
        pausedUntil = null;
        pauses = 0;
    }

    /** Nothing is started during a pause: what started before its end had started before it was asked for, and can't end it. */
    void answered(Instant startedAt, Duration latency, Duration slowAfter) {
        failingSince = null;
        slow = latency.compareTo(slowAfter) > 0;
        if (pausedUntil != null && !pausedUntil.isAfter(startedAt)) {
            endPause();
        }
    }

    void failed(Instant at) {
        failingSince = failingSince == null ? at : failingSince;
        slow = true;
    }

    /** Leaves it alone for as long as it asked, or twice as long as the last time. Attempts under way together count once. */
    void pause(@Nullable Duration asked, Duration pauseMax, Instant now) {
        if (asked == null && pausedUntil != null && pausedUntil.isAfter(now)) {
            return;
        }
        var doubled = Duration.ofSeconds(1L << Math.min(pauses++, DOUBLINGS_MAX));
        var rest = asked != null ? asked : doubled.compareTo(pauseMax) < 0 ? doubled : pauseMax;
        pausedUntil = now.plus(rest);
    }

    boolean isClosed() {
        return closed;
    }

    /** Whether its last answer was none, or a plea for less: then one attempt at a time finds out whether it is well again. */
    boolean isAiling() {
        return failingSince != null || pauses > 0;
    }

    boolean hasFailedSince(Instant time) {
        return failingSince != null && !failingSince.isAfter(time);
    }

    String id() {
        return id;
    }

    String channel() {
        return channel;
    }

    boolean isSlow() {
        return slow;
    }

    boolean isOrdered() {
        return ordered;
    }

    @Nullable
    Integer perSecondMax() {
        return perSecondMax;
    }
}
