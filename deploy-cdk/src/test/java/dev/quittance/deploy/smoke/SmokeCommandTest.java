package dev.quittance.deploy.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.quittance.deploy.smoke.SmokeCommand.Patience;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against an application of a few lines, which answers what each test says; its last answer it repeats. */
class SmokeCommandTest {

    private static final Patience SHORT = patience(Duration.ofMillis(300));
    private static final Patience LONG = patience(Duration.ofSeconds(60));
    private static final Map<String, String> KEY = Map.of("QUITTANCE_SMOKE_KEY", "sk_test_smoke");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Deque<String> payments = new ArrayDeque<>();
    private final Deque<String> transactions = new ArrayDeque<>();
    private final Deque<String> refunds = new ArrayDeque<>();
    private final ConcurrentLinkedQueue<String> idempotencyKeys = new ConcurrentLinkedQueue<>();
    private int acceptance = 201;
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve("/api/v1/payments", "pay_1", payments);
        serve("/api/v1/refunds", "re_1", refunds);
        server.createContext("/api/v1/transactions", exchange -> answer(exchange, 200, next(transactions)));
        server.start();
    }

    private void serve(String path, String id, Deque<String> views) {
        server.createContext(path, exchange -> {
            var isNew = exchange.getRequestMethod().equals("POST");
            if (isNew) {
                idempotencyKeys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            }
            answer(exchange, isNew ? acceptance : 200, isNew ? "{\"id\":\"" + id + "\"}" : next(views));
        });
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void payment_thatSucceedsAndIsJournaledAndRefunded_isEnough() {
        payments.addAll(List.of("{\"status\":\"processing\"}", "{\"status\":\"succeeded\"}"));
        transactions.addAll(List.of(
                "{\"data\":[]}",
                "{\"data\":[{\"type\":\"payment.processing\"}]}",
                "{\"data\":[{\"type\":\"payment.processing\"},{\"type\":\"payment.succeeded\"}]}"));
        refunds.addAll(List.of("{\"status\":\"pending\"}", "{\"status\":\"succeeded\"}"));
        assertThat(smoke(KEY, LONG)).isTrue();
        assertThat(text()).contains("a payment is accepted", "pay_1 succeeds", "the journal tells of it");
        assertThat(text()).contains("its refund is accepted", "re_1 succeeds", "it pays");
        assertThat(idempotencyKeys).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void payment_thatIsRefused_isRepeatedWithItsKeyAndThenTold() {
        acceptance = 403;
        assertThat(smoke(KEY, patience(Duration.ofSeconds(3)))).isFalse();
        assertThat(text()).contains("it doesn't pay: not within", "a payment is accepted; last: 403");
        assertThat(idempotencyKeys).hasSizeGreaterThan(1).containsOnly(idempotencyKeys.element());
    }

    @Test
    void payment_thatStaysUnderWay_isTold() {
        payments.add("{\"status\":\"processing\"}");
        assertThat(smoke()).isFalse();
        assertThat(text()).contains("pay_1 succeeds; last: 200 {\"status\":\"processing\"}");
    }

    @Test
    void journal_thatSaysNothing_isTold() {
        payments.add("{\"status\":\"succeeded\"}");
        transactions.add("{\"data\":[]}");
        assertThat(smoke()).isFalse();
        assertThat(text()).contains("the journal tells of it; last: 200 {\"data\":[]}");
    }

    /** As when the function may not write what a refund changes in the sandbox's book. */
    @Test
    void refund_thatStaysUnderWay_isTold() {
        payments.add("{\"status\":\"succeeded\"}");
        transactions.add("{\"data\":[{\"type\":\"payment.succeeded\"}]}");
        refunds.add("{\"status\":\"pending\"}");
        assertThat(smoke(KEY, patience(Duration.ofSeconds(3)))).isFalse();
        assertThat(text()).contains("re_1 succeeds; last: 200 {\"status\":\"pending\"}");
    }

    @Test
    void page_thatIsNoJson_isNoJournal() {
        payments.add("{\"status\":\"succeeded\"}");
        transactions.add("<html>");
        assertThat(smoke()).isFalse();
    }

    @Test
    void liveKey_isRefused_becauseItTakesMoney() {
        assertThatThrownBy(() -> smoke(Map.of("QUITTANCE_SMOKE_KEY", "sk_live_1"), SHORT))
                .hasMessageContaining("key of a test merchant");
        assertThatThrownBy(() -> smoke(Map.of(), SHORT)).hasMessageContaining("QUITTANCE_SMOKE_KEY");
    }

    private static Patience patience(Duration each) {
        return new Patience(each, each, Duration.ofMillis(5));
    }

    private boolean smoke() {
        return smoke(KEY, SHORT);
    }

    private boolean smoke(Map<String, String> environment, Patience patience) {
        var address = "http://localhost:" + server.getAddress().getPort();
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return SmokeCommand.run(List.of(address), environment, patience, out);
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static String next(Deque<String> answers) {
        return answers.size() > 1 ? answers.removeFirst() : answers.element();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
