package dev.quittance.cloud.guide;

import dev.quittance.cloud.Eventually;
import dev.quittance.cloud.settings.FreePorts;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

/** A sample that is a whole server: it has to take what Quittance sends, and to refuse what somebody else does. */
final class WebhookServer {

    private static final int STARTED_WITHIN_SECONDS = 120;
    private static final int TOLD_WITHIN_SECONDS = 120;

    private final Terminal terminal;

    WebhookServer(Terminal terminal) {
        this.terminal = terminal;
    }

    void run(Sample sample) throws Exception {
        var port = FreePorts.next();
        var address = "http://localhost:" + port + "/webhooks";
        var secret = subscribe(address);
        var environment = Map.of("WEBHOOK_SECRET", secret, "PORT", String.valueOf(port));
        try (var program = Program.start(sample.language(), file(sample), environment)) {
            Eventually.seconds(STARTED_WITHIN_SECONDS, () -> requireRefusal(program, address));
            var payment = Purchase.make(terminal);
            Eventually.seconds(TOLD_WITHIN_SECONDS, () -> requireWord(program, payment));
        }
    }

    private static Path file(Sample sample) throws Exception {
        var file = sample.file().orElseThrow();
        return sample.language().equals("js")
                ? NodeFolder.file(String.valueOf(file.getFileName()), sample.code())
                : file;
    }

    private String subscribe(String address) throws Exception {
        return terminal.type("""
                        curl http://localhost:8080/api/v1/webhook-endpoints -H "Authorization: Bearer sk_test_demo" \
                          -H "Content-Type: application/json" -d '{"url": "%s", "types": ["payment.succeeded"]}'
                        """.formatted(address)).body().path("secret").asText();
    }

    /** Somebody who doesn't know the secret is not believed. */
    private static void requireRefusal(Program program, String address) throws IOException, InterruptedException {
        if (!program.isRunning()) {
            throw new IllegalStateException("the sample ended: " + program.saidInAll());
        }
        var forged = HttpRequest.newBuilder(URI.create(address))
                .header("webhook-id", "evt_1")
                .header("webhook-timestamp", String.valueOf(System.currentTimeMillis() / 1000))
                .header("webhook-signature", "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=")
                .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"payment.succeeded\"}"))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var status =
                    http.send(forged, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 400) {
                throw new AssertionError("a forged message got " + status);
            }
        } catch (ConnectException e) {
            throw new IOException("it doesn't listen yet; it said: " + program.said(), e);
        }
    }

    private static void requireWord(Program program, String payment) {
        if (!program.said().contains("genuine: ") || !program.said().contains(payment)) {
            throw new AssertionError("it was not told of " + payment + ", it said: " + program.said());
        }
    }
}
