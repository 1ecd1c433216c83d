package dev.quittance.cloud.function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.cloud.process.PlatformLog;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Feeds a function from its queue, as Lambda's event source mapping does.
 *
 * <p>What the function answers for is deleted. All else stays where it is and comes again when its visibility is over:
 * a message named as failed, and the whole batch when the function threw, crashed or ran out of time.
 *
 * <p>There are as many pollers as environments are kept warm. Another is added when all are busy and stay so, up to the
 * function's maximum concurrency, and ends when it finds nothing.
 */
final class EventSource {

    private static final Duration BUSY_MAX = Duration.ofMillis(500);
    /** This many full batches in a row mean that more is waiting than one poller takes away. */
    private static final int FULL_BATCHES_MAX = 10;

    private static final Duration BACKOFF = Duration.ofSeconds(1);
    private static final Duration FINISHES_WITHIN = Duration.ofSeconds(5);

    private final String function;
    private final int batchSize;
    private final int pollersMin;
    private final int pollersMax;
    private final Duration gather;
    private final SourceQueue queue;
    private final Environments environments;
    private final PlatformLog log;
    private final Set<Poller> pollers = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopping;

    EventSource(FunctionSettings settings, SourceQueue queue, Environments environments, PlatformLog log) {
        this.function = settings.name();
        this.batchSize = settings.function().batchSize();
        this.pollersMin = settings.warm();
        this.pollersMax = settings.function().maximumConcurrency();
        this.gather = settings.gather();
        this.queue = queue;
        this.environments = environments;
        this.log = log;
    }

    void start() {
        for (int i = 0; i < pollersMin; i++) {
            addPoller();
        }
        threads.execute(this::addPollersWhenBusy);
    }

    /** Lets invocations that run come to their end, for a while. */
    void stop() {
        stopping = true;
        pollers.forEach(Poller::stop);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(FINISHES_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void addPoller() {
        var poller = new Poller();
        pollers.add(poller);
        threads.execute(poller);
    }

    private void addPollersWhenBusy() {
        while (!stopping) {
            if (pollers.size() < pollersMax && pollers.stream().allMatch(Poller::isOverloaded)) {
                addPoller();
            }
            pause(Duration.ofMillis(100));
        }
    }

    private void feed(List<JsonNode> messages) throws InterruptedException {
        switch (environments.invoke(SqsEvent.of(messages, queue.arn()))) {
            case Outcome.Answered answered -> {
                var failed = SqsEvent.failures(answered.payload(), messages);
                if (!failed.isEmpty()) {
                    log.say("%s failed %d of %d messages; they come again when their visibility is over"
                            .formatted(function, failed.size(), messages.size()));
                }
                deleteSoon(messages.stream()
                        .filter(message ->
                                !failed.contains(message.path("MessageId").asText()))
                        .toList());
            }
            case Outcome.Failed failed ->
                log.say("%s failed a batch of %d, which comes again when its visibility is over: %s"
                        .formatted(function, messages.size(), failed.payload()));
        }
    }

    /** Beside the next poll, if there is one: what was answered for is invisible for long enough. */
    private void deleteSoon(List<JsonNode> messages) {
        if (messages.isEmpty()) {
            return;
        }
        if (stopping) {
            delete(messages);
        } else {
            threads.execute(() -> delete(messages));
        }
    }

    private void delete(List<JsonNode> messages) {
        try {
            var failed = queue.delete(messages);
            if (!failed.isEmpty()) {
                log.say("%s: %d messages could not be deleted and come again".formatted(function, failed.size()));
            }
        } catch (IOException | RuntimeException e) {
            log.say("%s: %d messages could not be deleted and come again: %s".formatted(function, messages.size(), e));
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A loop of receiving and feeding. */
    private final class Poller implements Runnable {

        private volatile Thread thread = Thread.currentThread();
        private volatile boolean receiving;
        private volatile long busySinceNanos;
        private volatile int fullBatches;
        private boolean troubled;

        @Override
        public void run() {
            thread = Thread.currentThread();
            while (!stopping && pollOnce()) {
                // Until there is nothing to do for more than one.
            }
            pollers.remove(this);
        }

        /** Only while it waits for messages: a batch that was taken is fed. */
        void stop() {
            if (receiving) {
                thread.interrupt();
            }
        }

        boolean isOverloaded() {
            if (fullBatches >= FULL_BATCHES_MAX) {
                fullBatches = 0;
                return true;
            }
            var since = busySinceNanos;
            return since != 0 && System.nanoTime() - since > BUSY_MAX.toNanos();
        }

        private boolean pollOnce() {
            try {
                receiving = true;
                var messages = queue.receive(batchSize);
                receiving = false;
                recovered();
                if (messages.isEmpty()) {
                    fullBatches = 0;
                    return pollers.size() <= pollersMin;
                }
                fullBatches = messages.size() == batchSize ? fullBatches + 1 : 0;
                busySinceNanos = System.nanoTime();
                feed(messages);
                if (fullBatches == 0) {
                    Thread.sleep(gather);
                }
            } catch (InterruptedException e) {
                return false;
            } catch (IOException | RuntimeException e) {
                // The loop must outlive its queue's and its function's restarts.
                trouble(e);
            } finally {
                busySinceNanos = 0;
            }
            return true;
        }

        private void trouble(Exception cause) {
            if (!troubled && !stopping) {
                log.say("%s can't be fed: %s".formatted(function, cause));
            }
            troubled = true;
            pause(BACKOFF);
        }

        private void recovered() {
            if (troubled) {
                log.say(function + " is being fed again");
            }
            troubled = false;
        }
    }
}
