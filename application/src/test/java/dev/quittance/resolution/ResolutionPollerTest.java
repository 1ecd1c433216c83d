package dev.quittance.resolution;

import static dev.quittance.test.Webhooks.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.waiting.Waits;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

@QuarkusTest
class ResolutionPollerTest {

    @Inject
    Resolver resolver;

    @Inject
    Waits waits;

    @Inject
    DataSource database;

    private final PoisonedQueue queue = new PoisonedQueue();
    private final AtomicInteger askedInVain = new AtomicInteger();
    private volatile boolean databaseIsAway = true;
    private ResolutionPoller poller;

    @BeforeEach
    void start() {
        poller = new ResolutionPoller(queue, resolver, waits, sometimesAway(), new OneQuickLoop());
        poller.start(new StartupEvent());
    }

    @AfterEach
    void stop() throws InterruptedException {
        poller.stop(new ShutdownEvent());
    }

    @Test
    void outcomes_stayInTheirQueue_whileTheDatabaseIsAway() {
        eventually().until(() -> askedInVain.get() > 3);
        assertThat(queue.taken).hasValue(1);
        databaseIsAway = false;
        eventually().until(() -> queue.taken.get() > 2);
    }

    private DataSource sometimesAway() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (_, method, given) -> {
                    if (databaseIsAway) {
                        askedInVain.incrementAndGet();
                        throw new SQLException("nobody listens");
                    }
                    try {
                        return method.invoke(database, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Each time it is asked there is a message, which nobody can resolve. */
    private static final class PoisonedQueue implements SqsClient {

        private final AtomicInteger taken = new AtomicInteger();

        @Override
        public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
            taken.incrementAndGet();
            return ReceiveMessageResponse.builder()
                    .messages(Message.builder().messageId("1").body("{}").build())
                    .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private static final class OneQuickLoop implements ResolutionConfig {

        @Override
        public String queueUrl() {
            return "http://localhost/resolve";
        }

        @Override
        public int pollers() {
            return 1;
        }

        @Override
        public Duration waitTime() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration backoff() {
            return Duration.ofMillis(10);
        }
    }
}
