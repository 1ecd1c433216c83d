package dev.quittance.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.idempotency.Answer;
import dev.quittance.idempotency.Idempotency;
import dev.quittance.idempotency.Kept;
import dev.quittance.json.StrictJson;
import dev.quittance.merchant.Caller;
import dev.quittance.merchant.CurrentCaller;
import dev.quittance.problem.ProblemException;
import dev.quittance.waiting.Preference;
import dev.quittance.waiting.Waits;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs commands: once per idempotency key, answered at once or, when the caller prefers to wait, with the outcome. */
@ApplicationScoped
public class Commands {

    /** What a waiting caller is told when the outcome is in or the wait is over. */
    public interface Outcome {
        /**
         * The state as it is now, read in a transaction of its own.
         *
         * @param answered what was answered at once
         * @throws ProblemException when what was asked for didn't happen
         */
        String now(Caller caller, String resourceId, Answer answered);
    }

    private static final String KEY_HEADER = "Idempotency-Key";

    private final Idempotency idempotency;
    private final CurrentCaller caller;
    private final RoutingContext exchange;
    private final Waits waits;

    Commands(Idempotency idempotency, CurrentCaller caller, RoutingContext exchange, Waits waits) {
        this.idempotency = idempotency;
        this.caller = caller;
        this.exchange = exchange;
        this.waits = waits;
    }

    /**
     * Runs a command once.
     *
     * @param body the parsed request, part of what makes two requests the same
     * @param effect changes the database, given the idempotency key, in a transaction that also keeps the answer
     * @param outcome what a caller that waited is told
     */
    public Uni<Response> run(JsonNode body, Function<String, Answer> effect, Outcome outcome) {
        var kept = once(body, effect);
        var wait =
                Preference.wait(String.join(", ", exchange.request().headers().getAll(Preference.HEADER)));
        var waitsFor = kept.answer().resourceId();
        if (wait.isEmpty() || waitsFor == null || !kept.answer().isSuccess()) {
            return Uni.createFrom().item(kept.response());
        }
        var asker = caller.get();
        exchange.response().putHeader(Preference.APPLIED_HEADER, Preference.applied(wait.get()));
        return Uni.createFrom()
                .completionStage(() -> waits.until(waitsFor, wait.get()))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(_ -> kept.responseNow(outcome.now(asker, waitsFor, kept.answer())))
                // What was accepted stays accepted, whoever can't look how it stands.
                .onFailure(e -> !(e instanceof ProblemException))
                .recoverWithItem(kept::response);
    }

    /** Runs a command that has nothing to wait for, once when it carries a key and as often as it comes when not. */
    public Response runWithOptionalKey(JsonNode body, Supplier<Answer> effect) {
        if (exchange.request().getHeader(KEY_HEADER) == null) {
            return new Kept(QuarkusTransaction.requiringNew().call(effect::get), "", false).response();
        }
        return once(body, _ -> effect.get()).response();
    }

    private Kept once(JsonNode body, Function<String, Answer> effect) {
        var request = exchange.request();
        return idempotency.once(
                caller.get(), request.getHeader(KEY_HEADER), request.method() + " " + request.uri(), body, effect);
    }

    /** The body of a command whose parameters may all be left out. */
    public static JsonNode optional(byte @Nullable [] body) {
        return StrictJson.parse(body == null || body.length == 0 ? new byte[] {'{', '}'} : body);
    }
}
