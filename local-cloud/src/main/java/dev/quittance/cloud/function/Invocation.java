package dev.quittance.cloud.function;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** One call of a function, and its outcome when it is there. */
record Invocation(String id, String payload, CompletableFuture<Outcome> outcome) {

    static Invocation of(String payload) {
        return new Invocation(UUID.randomUUID().toString(), payload, new CompletableFuture<>());
    }
}
