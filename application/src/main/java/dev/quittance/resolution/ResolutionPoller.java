package dev.quittance.resolution;

import dev.quittance.events.Messages;
import dev.quittance.waiting.Waits;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Takes outcomes from their queue, ten at a time, and deletes those that were resolved. While the database is away it
 * takes none: a message that is taken too often ends in the dead letters, and nothing is wrong with these.
 */
@ApplicationScoped
class ResolutionPoller {

    private static final int BATCH_MAX = 10;
    private static final int ANSWERS_WITHIN_SECONDS = 2;

    private final SqsClient sqs;
    private final Resolver resolver;
    private final Waits waits;
    private final DataSource database;
    private final ResolutionConfig config;
    private final List<Thread> loops;
    private volatile boolean stopping;

    ResolutionPoller(SqsClient sqs, Resolver resolver, Waits waits, DataSource database, ResolutionConfig config) {
        this.sqs = sqs;
        this.resolver = resolver;
        this.waits = waits;
        this.database = database;
        this.config = config;
        this.loops = IntStream.range(0, config.pollers())
                .mapToObj(i -> Thread.ofPlatform().name("resolution-" + i).unstarted(this::run))
                .toList();
    }

    void start(@Observes StartupEvent started) {
        loops.forEach(Thread::start);
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        // A loop that waits for messages holds nothing; one that resolves has its transaction rolled back or committed.
        loops.forEach(Thread::interrupt);
        for (var loop : loops) {
            loop.join(config.waitTime());
        }
    }

    private void run() {
        var doubtful = false;
        while (!stopping) {
            try {
                if (doubtful && !databaseAnswers()) {
                    pause();
                } else {
                    doubtful = !pollOnce();
                }
            } catch (AbortedException e) {
                return;
            } catch (RuntimeException e) {
                // The loop must outlive whatever the queue or the network does to it.
                Log.warnf("event=resolution.poll_failed cause=%s", e.toString());
                pause();
            }
        }
    }

    /** Whether all that was taken could be resolved. */
    private boolean pollOnce() {
        var messages = sqs.receiveMessage(request -> request.queueUrl(config.queueUrl())
                        .maxNumberOfMessages(BATCH_MAX)
                        .waitTimeSeconds((int) config.waitTime().toSeconds()))
                .messages();
        var done = new ArrayList<DeleteMessageBatchRequestEntry>();
        for (var message : messages) {
            if (resolved(message)) {
                done.add(DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(done.size()))
                        .receiptHandle(message.receiptHandle())
                        .build());
            } else if (!databaseAnswers()) {
                break;
            }
        }
        if (!done.isEmpty()) {
            sqs.deleteMessageBatch(
                    request -> request.queueUrl(config.queueUrl()).entries(done));
        }
        return done.size() == messages.size();
    }

    private boolean databaseAnswers() {
        try (var connection = database.getConnection()) {
            return connection.isValid(ANSWERS_WITHIN_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    private boolean resolved(Message message) {
        try {
            waits.askNow(resolver.resolve(Messages.readOutcome(message.body())));
            return true;
        } catch (RuntimeException e) {
            // Per message, so that one that can't be resolved holds up none of its neighbours. It comes again after its
            // visibility, and ends in the dead letters.
            Log.errorf(e, "event=outcome.not_resolved messageId=%s", message.messageId());
            return false;
        }
    }

    private void pause() {
        try {
            Thread.sleep(config.backoff());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
