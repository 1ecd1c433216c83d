package dev.quittance.aws;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The messages that a queue handed over together, at most as many as the event source mapping's batch size. They run at
 * the same time, each on a virtual thread, and each fails on its own: the queue hands over again only what failed, so a
 * poison message never repeats its neighbours' work.
 */
public final class Batch {

    private static final Logger LOG = Logger.getLogger(Batch.class);

    private final List<SQSMessage> messages;

    private Batch(List<SQSMessage> messages) {
        this.messages = messages;
    }

    public static Batch of(SQSEvent event) {
        return new Batch(event.getRecords() == null ? List.of() : event.getRecords());
    }

    /**
     * Gives each message's body to {@code work}.
     *
     * @param within what is not done by then counts as failed. It must leave the function the time to say so: a function
     *     that is cut off has failed all of its messages
     */
    public SQSBatchResponse each(Duration within, Consumer<String> work) {
        var deadlineNanos = System.nanoTime() + within.toNanos();
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            return new SQSBatchResponse(failures(start(threads, work), deadlineNanos));
        } finally {
            // Not close(), which would wait for the slow ones beyond the deadline.
            threads.shutdownNow();
        }
    }

    private List<Future<?>> start(ExecutorService threads, Consumer<String> work) {
        var running = new ArrayList<Future<?>>(messages.size());
        for (var message : messages) {
            running.add(threads.submit(() -> work.accept(message.getBody())));
        }
        return running;
    }

    private List<BatchItemFailure> failures(List<Future<?>> running, long deadlineNanos) {
        var failures = new ArrayList<BatchItemFailure>();
        for (var i = 0; i < messages.size(); i++) {
            if (!succeeded(messages.get(i), running.get(i), deadlineNanos)) {
                failures.add(new BatchItemFailure(messages.get(i).getMessageId()));
            }
        }
        return failures;
    }

    /** Whatever went wrong belongs to this message alone: here is the loop's edge, where everything is caught. */
    private static boolean succeeded(SQSMessage message, Future<?> work, long deadlineNanos) {
        try {
            work.get(Math.max(0, deadlineNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException e) {
            report(message, e.getCause());
        } catch (TimeoutException e) {
            report(message, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            report(message, e);
        }
        return false;
    }

    private static void report(SQSMessage message, @Nullable Throwable why) {
        var attributes = message.getAttributes();
        LOG.errorf(
                why,
                "event=message.failed messageId=%s queue=%s received=%s",
                message.getMessageId(),
                message.getEventSourceArn(),
                attributes == null ? null : attributes.get("ApproximateReceiveCount"));
    }
}
