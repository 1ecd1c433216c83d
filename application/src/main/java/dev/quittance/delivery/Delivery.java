package dev.quittance.delivery;

import dev.quittance.events.Mode;
import dev.quittance.id.Ids;
import dev.quittance.merchant.Caller;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One thing owed to one receiver. */
@Entity
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // filled and read by Hibernate
public class Delivery extends PanacheEntityBase {

    @Id
    private String id;

    private String merchantId;
    private Mode mode;
    private DeliveryKind kind;
    private String receiverId;
    private @Nullable String recipient;
    private String eventType;
    private @Nullable String eventId;
    private @Nullable String paymentId;
    private @Nullable Long sequence;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable String content;

    private DeliveryStatus status;
    private int failures;
    private int claims;
    private Instant dueAt;
    private @Nullable Instant claimedUntil;
    private Instant createdAt;
    private @Nullable Instant finishedAt;

    static Delivery of(Owed owed, Instant now) {
        var delivery = new Delivery();
        delivery.id = Ids.delivery(now);
        delivery.merchantId = owed.merchantId();
        delivery.mode = owed.mode();
        delivery.kind = owed.kind();
        delivery.receiverId = owed.receiverId();
        delivery.recipient = owed.recipient();
        delivery.eventType = owed.eventType();
        delivery.eventId = owed.eventId();
        delivery.paymentId = owed.paymentId();
        delivery.sequence = owed.sequence();
        delivery.content = owed.content();
        delivery.status = DeliveryStatus.PENDING;
        delivery.dueAt = now;
        delivery.createdAt = now;
        return delivery;
    }

    /** Locked in the order of their ids, so that no two recorders wait for each other. */
    static List<Delivery> lock(Collection<String> ids) {
        return Delivery.<Delivery>find("id in ?1 order by id", ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Whatever happened to it since it was looked up is part of it from here on. */
    void lockAfresh() {
        getEntityManager().refresh(this, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The first that are due. */
    static void skipPendingOf(String receiverId, Instant now, int limit) {
        getSession()
                .createNativeMutationQuery("""
                        UPDATE delivery SET status = 'skipped', finished_at = :now, claimed_until = NULL
                        WHERE id = ANY (ARRAY(
                            SELECT id FROM delivery WHERE receiver_id = :receiver AND status = 'pending'
                            ORDER BY due_at, id LIMIT :limit FOR UPDATE))""")
                .setParameter("receiver", receiverId)
                .setParameter("now", now)
                .setParameter("limit", limit)
                .executeUpdate();
    }

    static void skipAllPendingOf(String receiverId, Instant now) {
        update(
                "status = ?1, finishedAt = ?2, claimedUntil = null where receiverId = ?3 and status = ?4",
                DeliveryStatus.SKIPPED,
                now,
                receiverId,
                DeliveryStatus.PENDING);
    }

    /**
     * In no order, so that a long backlog isn't sorted each time. The receivers are locked too: of a row that is not,
     * PostgreSQL would go by what it saw, and skip what was replayed since to a receiver that was opened since.
     *
     * @return how many, at most {@code limit}
     */
    static int skipOwedToClosed(Instant now, int limit) {
        return getSession()
                .createNativeMutationQuery("""
                        UPDATE delivery SET status = 'skipped', finished_at = :now, claimed_until = NULL
                        WHERE id = ANY (ARRAY(
                            SELECT delivery.id FROM delivery JOIN receiver ON receiver.id = receiver_id
                            WHERE closed AND status = 'pending'
                            LIMIT :limit FOR NO KEY UPDATE OF delivery, receiver SKIP LOCKED))""")
                .setParameter("now", now)
                .setParameter("limit", limit)
                .executeUpdate();
    }

    /**
     * Counted up to so many mails and so many webhooks, for a backlog of millions would be read each time.
     *
     * @return a kind of which nothing is pending is not among them
     */
    static Map<DeliveryKind, Long> countPending(int limit) {
        return getSession()
                .createNativeQuery("""
                        SELECT kind, count(*) FROM (
                            (SELECT kind FROM delivery WHERE status = 'pending' AND receiver_id = :mail LIMIT :limit)
                            UNION ALL
                            (SELECT kind FROM delivery WHERE status = 'pending' AND receiver_id > :mail LIMIT :limit)) few
                        GROUP BY kind""", Tuple.class)
                .setParameter("mail", Deliveries.MAIL)
                .setParameter("limit", limit)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(
                        row -> DeliveryKind.valueOf(row.get(0, String.class).toUpperCase(Locale.ROOT)),
                        row -> row.get(1, Long.class)));
    }

    static int replayFailed(String receiverId, Instant since, int limit, Instant now) {
        return getSession()
                .createNativeQuery("""
                        UPDATE delivery SET status = 'pending', failures = 0, due_at = :now, finished_at = NULL
                        WHERE id = ANY (ARRAY(
                            SELECT id FROM delivery
                            WHERE receiver_id = :receiver AND created_at >= :since
                                AND (status IN ('exhausted', 'skipped')
                                    OR (status = 'pending' AND (failures > 0 OR due_at > :now)))
                                AND (claimed_until IS NULL OR claimed_until <= :now)
                            ORDER BY id LIMIT :limit FOR UPDATE))""", Delivery.class)
                .setParameter("receiver", receiverId)
                .setParameter("since", since)
                .setParameter("limit", limit)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** What may not pass this one is due when it is, so that nobody walks by it again and again until then. */
    void holdUpLaterOnes() {
        update(
                "dueAt = ?1 where receiverId = ?2 and paymentId = ?3 and sequence > ?4 and status = ?5 and dueAt < ?1",
                dueAt,
                receiverId,
                paymentId,
                sequence,
                DeliveryStatus.PENDING);
    }

    /** Those that never failed and are due later: they were held up. */
    void holdUpLaterOnesNoLonger() {
        update(
                "dueAt = ?1 where receiverId = ?2 and paymentId = ?3 and failures = 0 and status = ?4 and dueAt > ?1",
                dueAt,
                receiverId,
                paymentId,
                DeliveryStatus.PENDING);
    }

    static void holdUpNoneOf(String receiverId, Instant now) {
        update(
                "dueAt = ?1 where receiverId = ?2 and failures = 0 and status = ?3 and dueAt > ?1",
                now,
                receiverId,
                DeliveryStatus.PENDING);
    }

    static Optional<Delivery> find(Caller caller, String id) {
        return find("id = ?1 and merchantId = ?2 and mode = ?3", id, caller.merchantId(), caller.mode())
                .firstResultOptional();
    }

    static boolean exists(Caller caller, String id) {
        return count("id = ?1 and merchantId = ?2 and mode = ?3", id, caller.merchantId(), caller.mode()) > 0;
    }

    /** A late success is as true as a timely one, whoever holds the claim by now. */
    void delivered(Instant now) {
        finish(DeliveryStatus.DELIVERED, now);
    }

    /**
     * Plans the next attempt.
     *
     * @return whether this was the last one
     */
    boolean failed(RetrySchedule schedule, @Nullable Duration retryAfter, Instant now) {
        failures++;
        claimedUntil = null;
        var wait = schedule.after(failures);
        if (wait.isEmpty()) {
            finish(DeliveryStatus.EXHAUSTED, now);
            return true;
        }
        dueAt = now.plus(retryAfter != null && retryAfter.compareTo(wait.get()) > 0 ? retryAfter : wait.get());
        return false;
    }

    /** Gives the claim back as if it had never been made. */
    void postpone() {
        claimedUntil = null;
    }

    void skip(Instant now) {
        finish(DeliveryStatus.SKIPPED, now);
    }

    /** Owes it once more, with all its attempts. */
    void replay(Instant now) {
        status = DeliveryStatus.PENDING;
        failures = 0;
        dueAt = now;
        finishedAt = null;
    }

    boolean isPending() {
        return status == DeliveryStatus.PENDING;
    }

    /** Whether the claim with this number still holds. */
    boolean isHeldBy(int claim) {
        return status == DeliveryStatus.PENDING && claims == claim;
    }

    private void finish(DeliveryStatus end, Instant now) {
        status = end;
        finishedAt = now;
        claimedUntil = null;
    }

    public String id() {
        return id;
    }

    public String merchantId() {
        return merchantId;
    }

    public Mode mode() {
        return mode;
    }

    public DeliveryKind kind() {
        return kind;
    }

    public String receiverId() {
        return receiverId;
    }

    public @Nullable String recipient() {
        return recipient;
    }

    public String eventType() {
        return eventType;
    }

    public @Nullable String eventId() {
        return eventId;
    }

    public @Nullable String paymentId() {
        return paymentId;
    }

    public @Nullable String content() {
        return content;
    }

    DeliveryStatus status() {
        return status;
    }

    int claims() {
        return claims;
    }

    Instant dueAt() {
        return dueAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant finishedAt() {
        return finishedAt;
    }
}
