package dev.quittance.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages that were given up, and how deep the queues are. Every act is written to the audit before it is done. */
public interface DeadLetterConsole {

    /** Of every queue the first 50. Looking leaves them where they are. */
    Looked look();

    /** How deep the queues are; a few seconds old at most, and empty when they can't be asked. */
    List<Depth> depths();

    /**
     * Sends one to its queue once more.
     *
     * @throws RefusedException when it is not there any more, or somebody else has it in hand
     */
    void redrive(Act act, String queue, String id);

    /**
     * Sends the first hundred to their queue once more.
     *
     * @return how many are on their way
     */
    int redriveAll(Act act, String queue);

    /** Throws one away; the audit keeps its words. */
    void discard(Act act, String queue, String id);

    /** @param answered whether the queues could be asked at all */
    record Looked(List<Queue> queues, boolean answered) {

        public boolean nothing() {
            return queues.stream().allMatch(queue -> queue.letters.isEmpty());
        }
    }

    /** A queue and what it gave up. */
    record Queue(String name, List<Letter> letters) {

        /** Where the form goes that redrives all. */
        public String act() {
            return "/admin/dead-letters/" + name + "/redrive";
        }
    }

    /**
     * A message.
     *
     * @param type what its sender says it is, such as {@code authorize}
     * @param paymentId that its body names
     * @param since when it was first sent
     * @param body as it was sent; indented where it is JSON
     */
    record Letter(
            String queue,
            String id,
            String type,
            @Nullable String paymentId,
            Instant since,
            Duration age,
            String body) {

        /** Where the form of an act goes. */
        public String act(String act) {
            return "/admin/dead-letters/" + queue + "/" + id + "/" + act;
        }
    }

    /**
     * One queue.
     *
     * @param waiting messages that nobody has taken yet
     * @param inFlight messages that were taken and not done with yet
     * @param dead messages that were given up
     */
    record Depth(String queue, long waiting, long inFlight, long dead) {}
}
