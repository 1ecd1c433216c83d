package dev.quittance.delivery;

import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Owes deliveries in the transaction of what they tell of, and looks after the receivers. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Deliveries {

    /** The receiver of every mail. */
    public static final String MAIL = "mail";

    /** Some tens of milliseconds' work, for it may be the loop that delivers to everyone who closes one. */
    private static final int SKIPPED_AT_ONCE_MAX = 1_000;

    private final Deliverer deliverer;
    private final TransactionSynchronizationRegistry transaction;

    Deliveries(Deliverer deliverer, TransactionSynchronizationRegistry transaction) {
        this.deliverer = deliverer;
        this.transaction = transaction;
    }

    /** Owes it, and has it tried as soon as the transaction is committed. */
    public String owe(Owed owed, Instant now) {
        var delivery = Delivery.of(owed, now);
        delivery.persist();
        wakeAfterCommit(delivery.receiverId());
        return delivery.id();
    }

    public void open(String receiverId, String channel, boolean ordered, @Nullable Integer perSecondMax) {
        Receiver.of(receiverId, channel, ordered, perSecondMax).persist();
    }

    /** Whoever changes a receiver, or what is its, does so one after the other. */
    public void lock(String receiverId) {
        Receiver.lock(Set.of(receiverId));
    }

    public void change(String receiverId, boolean ordered, @Nullable Integer perSecondMax, Instant now) {
        var receiver = Receiver.<Receiver>findById(receiverId);
        if (receiver.isOrdered() && !ordered) {
            Delivery.holdUpNoneOf(receiverId, now);
        }
        receiver.change(ordered, perSecondMax);
    }

    /**
     * Begins with a clean slate, as after the receiver was repaired. What it was closed to must not come back to life:
     * here, and at the cost of whoever reopens it, all of that is given up that wasn't yet.
     */
    public void reopen(String receiverId, Instant now) {
        Delivery.skipAllPendingOf(receiverId, now);
        Receiver.<Receiver>findById(receiverId).reopen();
    }

    /** It isn't what it was when it failed. */
    public void forgetFailures(String receiverId) {
        Receiver.<Receiver>findById(receiverId).forgetFailures();
        wakeAfterCommit(receiverId);
    }

    /** Whatever rest it asked for: whoever it belongs to wants to see it called now. */
    public void endPause(String receiverId) {
        Receiver.<Receiver>findById(receiverId).endPause();
        wakeAfterCommit(receiverId);
    }

    /**
     * Gives up whatever is still owed to it: at once as much as nobody has to wait for, and the rest soon, by
     * {@link SkipOwedToClosed}. Nothing of it is sent meanwhile.
     */
    public void close(String receiverId, Instant now) {
        Receiver.<Receiver>findById(receiverId).close();
        Delivery.skipPendingOf(receiverId, now, SKIPPED_AT_ONCE_MAX);
    }

    /**
     * Owes once more, and at once, what was given up or waits for its next attempt.
     *
     * @return how many, at most {@code limit}
     */
    public int replayFailed(String receiverId, Instant since, int limit, Instant now) {
        int replayed = Delivery.replayFailed(receiverId, since, limit, now);
        wakeAfterCommit(receiverId);
        return replayed;
    }

    /**
     * Owes one once more, whatever became of it: for a receiver that lost what it got as well.
     *
     * @throws ProblemException when its receiver wants nothing
     */
    public Delivery replay(Delivery delivery, Instant now) {
        var receiver = Receiver.lock(Set.of(delivery.receiverId())).getFirst();
        if (receiver.isClosed()) {
            throw new ProblemException(
                    ProblemCode.WEBHOOK_ENDPOINT_DISABLED, "Its endpoint is disabled or deleted. Enable it first.");
        }
        // The mail server is everyone's, so that no one merchant knows better when it wants to be called.
        if (delivery.kind() == DeliveryKind.WEBHOOK) {
            receiver.endPause();
        }
        delivery.lockAfresh();
        delivery.replay(now);
        delivery.holdUpLaterOnesNoLonger();
        wakeAfterCommit(delivery.receiverId());
        return delivery;
    }

    private void wakeAfterCommit(String receiverId) {
        if (transaction.getResource(Wake.class) instanceof Wake wake) {
            wake.receivers.add(receiverId);
            return;
        }
        var wake = new Wake();
        wake.receivers.add(receiverId);
        transaction.putResource(Wake.class, wake);
        transaction.registerInterposedSynchronization(wake);
    }

    private final class Wake implements Synchronization {
        private final Set<String> receivers = new HashSet<>();

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                deliverer.wake(receivers);
            }
        }
    }
}
