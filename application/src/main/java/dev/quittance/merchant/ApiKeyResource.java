package dev.quittance.merchant;

import dev.quittance.json.StrictJson;
import dev.quittance.page.Page;
import dev.quittance.page.Query;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * API keys over HTTP. An {@code Idempotency-Key} is not honoured here: repeating an answer would mean to keep the secret
 * that it shows.
 */
@Path("/api/v1/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ApiKeyResource {

    private final ApiKeys keys;
    private final CurrentCaller caller;

    ApiKeyResource(ApiKeys keys, CurrentCaller caller) {
        this.keys = keys;
        this.caller = caller;
    }

    @GET
    @RequiresScope(Scope.KEYS_WRITE)
    public Page<ApiKeyView> list(@Context UriInfo address) {
        return keys.list(caller.get(), new Query(address.getQueryParameters()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.KEYS_WRITE)
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ApiKeyView.class)))
    public Response create(
            @RequestBody(content = @Content(schema = @Schema(implementation = CreateApiKey.class))) byte[] body) {
        var request = StrictJson.read(StrictJson.parse(body), CreateApiKey.class);
        return created(keys.create(caller.key(), request));
    }

    @POST
    @Path("/{id}/rotate")
    @RequiresScope(Scope.KEYS_WRITE)
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ApiKeyView.class)))
    public Response rotate(@PathParam("id") String id) {
        return created(keys.rotate(caller.key(), id));
    }

    @DELETE
    @Path("/{id}")
    @RequiresScope(Scope.KEYS_WRITE)
    @APIResponse(responseCode = "204")
    public Response revoke(@PathParam("id") String id) {
        keys.revoke(caller.key(), id);
        return Response.noContent().build();
    }

    private static Response created(ApiKeyView key) {
        return Response.status(Response.Status.CREATED).entity(key).build();
    }
}
