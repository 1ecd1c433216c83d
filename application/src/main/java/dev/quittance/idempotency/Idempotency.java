package dev.quittance.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.http.RequestIds;
import dev.quittance.idempotency.StoredAnswer.Scope;
import dev.quittance.json.StrictJson;
import dev.quittance.merchant.Caller;
import dev.quittance.problem.Problem;
import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PessimisticLockException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.JDBCException;
import org.jspecify.annotations.Nullable;

/**
 * Runs a command once per key. Key, effects and answer commit in one transaction, before anything outside is called:
 * either all of it happened or none, and a crash leaves no half-used key behind.
 *
 * <p>A key is nearly always new. So nobody looks for it first: a command that was run before finds its key taken at the
 * end, or is refused, is undone, and gets the answer it got then.
 */
@ApplicationScoped
public class Idempotency {

    private final RoutingContext exchange;
    private final InstantSource time;

    Idempotency(RoutingContext exchange, InstantSource time) {
        this.exchange = exchange;
        this.time = time;
    }

    /**
     * Answers a command, or repeats the answer it got before.
     *
     * @param header the raw {@code Idempotency-Key}
     * @param requestLine method and path with query
     * @param command makes the change in the current transaction; a problem it throws undoes it
     * @throws ProblemException when the key is missing, malformed, in use, or was used for another request
     */
    public Kept once(
            Caller caller,
            @Nullable String header,
            String requestLine,
            JsonNode body,
            Function<String, Answer> command) {
        var key = IdempotencyKey.parse(header);
        var scope = Scope.of(caller, key);
        var fingerprint = IdempotencyKey.fingerprint(requestLine, StrictJson.canonical(body));
        try {
            return QuarkusTransaction.requiringNew().call(() -> keep(scope, fingerprint, command.apply(key)));
        } catch (KeyTakenException | LockTimeoutException | PessimisticLockException e) {
            return repeated(scope, fingerprint).orElseThrow(Idempotency::inUse);
        } catch (ProblemException e) {
            return refused(scope, fingerprint, e);
        }
    }

    private static Optional<Kept> repeated(Scope scope, byte[] fingerprint) {
        return find(scope).map(stored -> replay(stored, fingerprint));
    }

    private static Optional<StoredAnswer> find(Scope scope) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> StoredAnswer.find(scope));
        } catch (JDBCException e) {
            // Not to be taken for a command of which nothing was started: it may have succeeded before.
            throw new ProblemException(
                    ProblemCode.IDEMPOTENCY_KEY_IN_USE,
                    "What became of an earlier request with this key can't be read at the moment.");
        }
    }

    /**
     * The command changed nothing and its transaction is undone. What it was refused for by the payment's state is kept in
     * another one; a malformed request, or one that may be repeated with the same key, is not.
     */
    private Kept refused(Scope scope, byte[] fingerprint, ProblemException e) {
        // Perhaps it is refused because it, or a twin, has succeeded before.
        var repeated = repeated(scope, fingerprint);
        if (repeated.isPresent()) {
            return repeated.get();
        }
        if (e.code().status() == 400 || e.code().retryable()) {
            throw e;
        }
        var problem = Problem.of(e, exchange.request().path(), RequestIds.of(exchange));
        var answer = new Answer(problem.status(), Problem.MEDIA_TYPE, null, e.payment(), StrictJson.write(problem));
        try {
            return QuarkusTransaction.requiringNew().call(() -> keep(scope, fingerprint, answer));
        } catch (KeyTakenException | LockTimeoutException | PessimisticLockException taken) {
            throw inUse();
        }
    }

    private Kept keep(Scope scope, byte[] fingerprint, Answer answer) {
        var requestId = String.valueOf(RequestIds.of(exchange));
        if (!StoredAnswer.keep(scope, fingerprint, requestId, answer, time.instant())) {
            // A twin committed first: undo, and answer what it answered.
            throw new KeyTakenException();
        }
        return new Kept(answer, requestId, false);
    }

    private static Kept replay(StoredAnswer stored, byte[] fingerprint) {
        if (!stored.isFor(fingerprint)) {
            throw ProblemException.about(
                    stored.resourceId(),
                    ProblemCode.IDEMPOTENCY_KEY_REUSED,
                    "This key was used for another request. Use a new key for a new command.");
        }
        return new Kept(stored.answer(), stored.requestId(), true);
    }

    private static ProblemException inUse() {
        return new ProblemException(
                ProblemCode.IDEMPOTENCY_KEY_IN_USE, "The first request with this key is still under way.");
    }

    /** Rolls the transaction back. */
    private static final class KeyTakenException extends RuntimeException {
        private static final long serialVersionUID = 1;

        KeyTakenException() {
            super("the idempotency key was taken", null, false, false);
        }
    }
}
