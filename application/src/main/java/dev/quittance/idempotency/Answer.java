package dev.quittance.idempotency;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * What a command answers, kept byte for byte with the command's effects.
 *
 * @param location where the new resource is, when there is one
 * @param resourceId the resource that the command concerned, when there is one
 */
public record Answer(
        int status,
        String mediaType,
        @Nullable String location,
        @Nullable String resourceId,
        String body) {

    public static Answer created(String location, String resourceId, String body) {
        return new Answer(201, MediaType.APPLICATION_JSON, location, resourceId, body);
    }

    public static Answer ok(String resourceId, String body) {
        return new Answer(200, MediaType.APPLICATION_JSON, null, resourceId, body);
    }

    public boolean isSuccess() {
        return status < 300;
    }

    Response.ResponseBuilder response(String body) {
        var response = Response.status(status).type(mediaType).entity(body);
        return location == null ? response : response.header(HttpHeaders.LOCATION, location);
    }
}
