package dev.quittance.deadletter;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Looks at dead letters and moves them. Whoever calls holds no transaction: the network is slow. What was taken is held for
 * a while, and back by itself if nothing becomes of it. Every method that asks a queue throws
 * {@link NoAnswerException}.
 */
@ApplicationScoped
public class DeadLetters {

    private final DeadLetterQueues queues;
    private final DeadLetterConfig config;

    DeadLetters(DeadLetterQueues queues, DeadLetterConfig config) {
        this.queues = queues;
        this.config = config;
    }

    /** The names of all queues that have dead letters. */
    public Set<String> queues() {
        return new TreeSet<>(config.queues().keySet());
    }

    /**
     * Shows the first of a queue's dead letters, and leaves them where they are.
     *
     * @return at most {@code max}; those that somebody else holds at the moment are not among them
     */
    public List<DeadLetter> look(String queue, int max) {
        return answered(() -> {
            var seen = queues.receive(queue, max);
            queues.giveBack(queue, seen);
            return seen;
        });
    }

    /**
     * Takes one out of its neighbours.
     *
     * @return empty when it is not among the first hundred, or somebody else holds it
     */
    public Optional<DeadLetter> take(String queue, String id) {
        return answered(() -> {
            var taken = new ArrayList<>(queues.receive(queue, config.takenMax()));
            var wanted = taken.stream().filter(letter -> letter.id().equals(id)).findFirst();
            wanted.ifPresent(taken::remove);
            queues.giveBack(queue, taken);
            return wanted;
        });
    }

    /** Takes the first hundred. */
    public List<DeadLetter> takeAll(String queue) {
        return answered(() -> queues.receive(queue, config.takenMax()));
    }

    /**
     * Sends what was taken to its queue once more, and only then deletes it: if we die in between, it is there twice, which
     * every consumer knows by the event's id.
     *
     * @return how many are on their way
     */
    public int redrive(String queue, List<DeadLetter> taken) {
        return answered(() -> {
            var sent = queues.send(queue, taken);
            queues.delete(queue, sent);
            return sent.size();
        });
    }

    /** @return whether it is gone */
    public boolean discard(DeadLetter taken) {
        return answered(() -> queues.delete(taken.queue(), List.of(taken)) == 1);
    }

    private static <T> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            Log.warnf("event=dead_letters.no_answer cause=%s", e);
            throw new NoAnswerException(e);
        }
    }
}
