package dev.quittance.idempotency;

import dev.quittance.http.RequestIds;
import jakarta.ws.rs.core.Response;

/**
 * An answer that was committed with its command's effects.
 *
 * @param requestId of the request that was answered first
 * @param replayed whether that was an earlier request than this one
 */
public record Kept(Answer answer, String requestId, boolean replayed) {

    /** The stored status and bytes. */
    public Response response() {
        return responseNow(answer.body());
    }

    /** The stored status with a later state of the same thing. */
    public Response responseNow(String body) {
        var response = answer.response(body);
        if (replayed) {
            response.header("Idempotent-Replayed", "true").header(RequestIds.HEADER, requestId);
        }
        return response.build();
    }
}
