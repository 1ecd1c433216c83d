package dev.quittance.cloud.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What is done with one payment after it was accepted, step by step, each once the one before has an end. A step that came
 * to nothing at the PSP is tried again under a new key, as a merchant would.
 */
final class Aftermath {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Shop shop;
    private final Insistence insistence;
    private final String payment;
    private final Sequel sequel;
    private final List<Command> commands = new ArrayList<>();

    Aftermath(Shop shop, Insistence insistence, String payment, Sequel sequel) {
        this.shop = shop;
        this.insistence = insistence;
        this.payment = payment;
        this.sequel = sequel;
    }

    /** What the API has answered for so far. */
    List<Command> commands() {
        return commands;
    }

    /** Returns when nothing is left to do; throws when that took too long, or a step was refused. */
    void live() throws IOException, InterruptedException {
        var deadline = System.nanoTime() + Insistence.PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var seen = Seen.of(look("/payments/" + payment));
            if (seen.isBusy()) {
                Thread.sleep(BETWEEN_LOOKS);
                continue;
            }
            var next = sequel.next(seen);
            if (next.isEmpty() || isTheLast(next.get())) {
                return;
            }
        }
        throw new IOException("it did not come to its end");
    }

    /** Takes a step, and says whether there is none after it whatever the payment looks like. */
    private boolean isTheLast(Ask ask) throws IOException, InterruptedException {
        var answer = insistence
                .send(shop.ask(ask, UUID.randomUUID().toString()))
                .orElseThrow(() -> new IOException(ask + " was never answered"));
        if (ask.isChallenge() && (answer.statusCode() == 409 || answer.statusCode() == 404)) {
            // Answered before, when the answer to the answer was lost.
            return false;
        }
        if (answer.statusCode() != 200 && answer.statusCode() != 201) {
            throw new IOException(ask + " was answered " + answer.statusCode() + " " + answer.body());
        }
        ask.effect().ifPresent(commands::add);
        return ask.isRefund()
                && wasRefused(JSON.readTree(answer.body()).path("id").asText());
    }

    /** Waits for a refund's end. */
    private boolean wasRefused(String refund) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + Insistence.PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var seen = look("/refunds/" + refund);
            if (!seen.path("status").asText().equals("pending")) {
                return seen.path("failure").path("code").asText().equals("refund_refused");
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        throw new IOException(refund + " did not come to its end");
    }

    private JsonNode look(String path) throws IOException, InterruptedException {
        var answer =
                insistence.send(shop.look(path)).orElseThrow(() -> new IOException(path + " could never be looked at"));
        return JSON.readTree(answer.body());
    }
}
