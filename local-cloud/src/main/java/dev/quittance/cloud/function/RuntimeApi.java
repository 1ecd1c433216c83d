package dev.quittance.cloud.function;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quittance.cloud.protocol.Answer;
import dev.quittance.cloud.protocol.LoopbackServer;
import dev.quittance.cloud.protocol.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the runtime client in one function process talks to: it asks for the next invocation, waits as long as there is
 * none, and brings the outcome.
 */
final class RuntimeApi implements AutoCloseable {

    private static final String ROOT = "/2018-06-01/runtime";
    private static final Pattern RESULT = Pattern.compile(ROOT + "/invocation/([^/]+)/(response|error)");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String functionArn;
    private final Duration timeout;
    private final InstantSource clock;
    private final SynchronousQueue<Invocation> next = new SynchronousQueue<>();
    private final CompletableFuture<Void> initialized = new CompletableFuture<>();
    private final LoopbackServer server;
    private volatile @Nullable Invocation current;

    RuntimeApi(String functionArn, Duration timeout, InstantSource clock) {
        this.functionArn = functionArn;
        this.timeout = timeout;
        this.clock = clock;
        this.server = new LoopbackServer(0, this::answer);
    }

    /** As {@code AWS_LAMBDA_RUNTIME_API} wants it. */
    String address() {
        return "127.0.0.1:" + server.port();
    }

    /** Completes when the function asks for its first invocation, and exceptionally when it can't start. */
    CompletableFuture<Void> initialized() {
        return initialized;
    }

    /** Hands over an invocation; returns at once when the function is waiting for one. */
    void invoke(Invocation invocation) throws InterruptedException {
        next.put(invocation);
    }

    @Override
    public void close() {
        server.close();
    }

    private Answer answer(Request request) throws InterruptedException {
        if (request.path().equals(ROOT + "/invocation/next")) {
            initialized.complete(null);
            return handOver(next.take());
        }
        if (request.path().equals(ROOT + "/init/error")) {
            initialized.completeExceptionally(new IllegalStateException(message(request.text())));
            return accepted();
        }
        var result = RESULT.matcher(request.path());
        if (!result.matches()) {
            return Answer.text(404, "not found\n");
        }
        return take(result.group(1), outcome(result.group(2).equals("response"), request));
    }

    private Answer handOver(Invocation invocation) {
        current = invocation;
        return Answer.json(200, invocation.payload().getBytes(StandardCharsets.UTF_8))
                .with("Lambda-Runtime-Aws-Request-Id", invocation.id())
                .with("Lambda-Runtime-Deadline-Ms", Long.toString(clock.millis() + timeout.toMillis()))
                .with("Lambda-Runtime-Invoked-Function-Arn", functionArn);
    }

    private static Outcome outcome(boolean returned, Request request) {
        return returned ? new Outcome.Answered(request.text()) : new Outcome.Failed(request.text());
    }

    private Answer take(String id, Outcome outcome) {
        var invocation = current;
        if (invocation == null || !invocation.id().equals(id)) {
            return Answer.text(400, "no such invocation\n");
        }
        current = null;
        invocation.outcome().complete(outcome);
        return accepted();
    }

    private static Answer accepted() {
        return Answer.json(202, "{\"status\":\"OK\"}".getBytes(StandardCharsets.UTF_8));
    }

    private static String message(String error) {
        try {
            return JSON.readTree(error).path("errorMessage").asText(error);
        } catch (IOException e) {
            return error;
        }
    }
}
