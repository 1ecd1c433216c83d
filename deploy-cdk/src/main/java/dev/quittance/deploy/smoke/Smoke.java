package dev.quittance.deploy.smoke;

import dev.quittance.deploy.smoke.Door.Answer;
import dev.quittance.deploy.smoke.SmokeCommand.Patience;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * One payment of 1.00 EUR with a card of the sandbox and its refund, as a merchant would make them, each repeated with
 * the same key.
 */
final class Smoke {

    private static final String PAYMENTS = "/api/v1/payments";
    private static final String REFUNDS = "/api/v1/refunds";
    private static final String PAYMENT = """
            {"amount":100,"currency":"EUR","payment_method":"pm_card_visa","description":"smoke test"}""";

    private final Door door;
    private final Patience patience;
    private final PrintStream out;

    Smoke(Door door, Patience patience, PrintStream out) {
        this.door = door;
        this.patience = patience;
        this.out = out;
    }

    void payAndRefund() throws SmokeException {
        var payment = created("a payment is accepted", PAYMENTS, PAYMENT);
        awaitSuccess(payment, PAYMENTS);
        await(
                "the journal tells of it",
                patience.outcome(),
                () -> door.get("/api/v1/transactions?payment=" + payment),
                Smoke::tellsOfSuccess);
        awaitSuccess(created("its refund is accepted", REFUNDS, "{\"payment\":\"" + payment + "\"}"), REFUNDS);
    }

    private String created(String what, String path, String body) throws SmokeException {
        var idempotencyKey = UUID.randomUUID().toString();
        return await(
                        what,
                        patience.answer(),
                        () -> door.post(path, idempotencyKey, body),
                        answer -> answer.status() == 201)
                .body()
                .path("id")
                .asText();
    }

    private void awaitSuccess(String id, String path) throws SmokeException {
        await(
                id + " succeeds",
                patience.outcome(),
                () -> door.get(path + "/" + id),
                answer -> answer.body().path("status").asText().equals("succeeded"));
    }

    private static boolean tellsOfSuccess(Answer answer) {
        return answer.body()
                .path("data")
                .valueStream()
                .anyMatch(item -> item.path("type").asText().equals("payment.succeeded"));
    }

    private Answer await(String what, Duration within, Ask ask, Predicate<Answer> isSo) throws SmokeException {
        var began = System.nanoTime();
        while (true) {
            var said = "nothing";
            try {
                var answer = ask.ask();
                if (isSo.test(answer)) {
                    out.println(what + ", after " + millisSince(began) + " ms");
                    return answer;
                }
                said = answer.toString();
            } catch (IOException e) {
                said = e.toString(); // asked again: a door that was just built may not be there everywhere
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SmokeException("interrupted before " + what);
            }
            if (millisSince(began) >= within.toMillis()) {
                throw new SmokeException("not within " + within.toSeconds() + " s: " + what + "; last: " + said);
            }
            pause();
        }
    }

    private void pause() throws SmokeException {
        try {
            Thread.sleep(patience.between());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SmokeException("interrupted");
        }
    }

    private static long millisSince(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    private interface Ask {
        Answer ask() throws IOException, InterruptedException;
    }
}
