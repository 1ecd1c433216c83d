package dev.quittance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BatchTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final Queue<String> done = new ConcurrentLinkedQueue<>();

    @Test
    void batch_thatWorks_reportsNothing() {
        assertThat(failed(batch("a", "b").each(LONG, done::add))).isEmpty();
        assertThat(done).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void batch_withoutRecords_isEmpty() {
        assertThat(failed(Batch.of(new SQSEvent()).each(LONG, done::add))).isEmpty();
    }

    @Test
    void poison_failsAlone() {
        var response = batch("a", "poison", "b").each(LONG, body -> {
            if (body.equals("poison")) {
                throw new IllegalArgumentException("can't be understood");
            }
            done.add(body);
        });
        assertThat(failed(response)).containsExactly("id of poison");
        assertThat(done).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void error_failsItsMessageOnly() {
        var response = batch("a", "b").each(LONG, body -> {
            if (body.equals("a")) {
                throw new StackOverflowError();
            }
        });
        assertThat(failed(response)).containsExactly("id of a");
    }

    @Test
    void messages_runAtTheSameTime() {
        var meeting = new CyclicBarrier(10);
        var response = batch("0", "1", "2", "3", "4", "5", "6", "7", "8", "9").each(LONG, _ -> meet(meeting));
        assertThat(failed(response)).isEmpty();
    }

    @Test
    void late_isReportedWithoutItsNeighbours_andNotWaitedFor() {
        var never = new CountDownLatch(1);
        var startNanos = System.nanoTime();
        var response = batch("slow", "b").each(Duration.ofSeconds(3), body -> {
            if (body.equals("slow")) {
                waitFor(never);
            }
            done.add(body);
        });
        assertThat(failed(response)).containsExactly("id of slow");
        assertThat(done).containsExactly("b");
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(LONG);
    }

    private static Batch batch(String... bodies) {
        var event = new SQSEvent();
        event.setRecords(Stream.of(bodies).map(BatchTest::message).toList());
        return Batch.of(event);
    }

    private static SQSMessage message(String body) {
        var message = new SQSMessage();
        message.setMessageId("id of " + body);
        message.setBody(body);
        return message;
    }

    private static List<String> failed(SQSBatchResponse response) {
        return response.getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private static void meet(CyclicBarrier meeting) {
        try {
            meeting.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
