package dev.quittance.webhook;

import dev.quittance.command.Commands;
import dev.quittance.idempotency.Answer;
import dev.quittance.json.StrictJson;
import dev.quittance.merchant.CurrentCaller;
import dev.quittance.merchant.RequiresScope;
import dev.quittance.merchant.Scope;
import dev.quittance.page.Page;
import dev.quittance.page.Query;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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

/** Webhook endpoints over HTTP. */
@Path("/api/v1/webhook-endpoints")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class WebhookEndpointResource {

    private static final String PATH = "/api/v1/webhook-endpoints";

    private final WebhookEndpoints endpoints;
    private final Replays replays;
    private final Commands commands;
    private final CurrentCaller caller;

    WebhookEndpointResource(WebhookEndpoints endpoints, Replays replays, Commands commands, CurrentCaller caller) {
        this.endpoints = endpoints;
        this.replays = replays;
        this.commands = commands;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.WEBHOOKS_WRITE)
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = WebhookEndpointView.class)))
    public Response create(
            @RequestBody(content = @Content(schema = @Schema(implementation = EndpointSettings.class))) byte[] body) {
        var tree = StrictJson.parse(body);
        var settings = StrictJson.read(tree, EndpointSettings.class);
        return commands.runWithOptionalKey(tree, () -> {
            var endpoint = endpoints.create(caller.get(), settings);
            return Answer.created(PATH + "/" + endpoint.id(), endpoint.id(), StrictJson.write(endpoint));
        });
    }

    @GET
    @RequiresScope(Scope.WEBHOOKS_WRITE)
    public Page<WebhookEndpointView> list(@Context UriInfo address) {
        return endpoints.list(caller.get(), new Query(address.getQueryParameters()));
    }

    @GET
    @Path("/{id}")
    @RequiresScope(Scope.WEBHOOKS_WRITE)
    public WebhookEndpointView get(@PathParam("id") String id) {
        return endpoints.get(caller.get(), id);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.WEBHOOKS_WRITE)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WebhookEndpointView.class)))
    public Response change(
            @PathParam("id") String id,
            @RequestBody(content = @Content(schema = @Schema(ref = "EndpointChange"))) byte[] body) {
        var change = StrictJson.parse(body);
        return commands.runWithOptionalKey(
                change, () -> Answer.ok(id, StrictJson.write(endpoints.change(caller.get(), id, change))));
    }

    @DELETE
    @Path("/{id}")
    @RequiresScope(Scope.WEBHOOKS_WRITE)
    @APIResponse(responseCode = "204")
    public Response delete(@PathParam("id") String id) {
        endpoints.delete(caller.get(), id);
        return Response.noContent().build();
    }

    @POST
    @Path("/{id}/rotate-secret")
    @RequiresScope(Scope.WEBHOOKS_WRITE)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WebhookEndpointView.class)))
    public Response rotateSecret(@PathParam("id") String id) {
        return commands.runWithOptionalKey(
                Commands.optional(null),
                () -> Answer.ok(id, StrictJson.write(endpoints.rotateSecret(caller.get(), id))));
    }

    @POST
    @Path("/{id}/test")
    @RequiresScope(Scope.WEBHOOKS_WRITE)
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = TestSent.class)))
    public Response test(@PathParam("id") String id) {
        return commands.runWithOptionalKey(
                Commands.optional(null), () -> accepted(id, new TestSent(replays.test(caller.get(), id))));
    }

    @POST
    @Path("/{id}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.WEBHOOKS_WRITE)
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Replayed.class)))
    public Response replay(
            @PathParam("id") String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = ReplayDeliveries.class))) byte[] body) {
        var tree = StrictJson.parse(body);
        var request = StrictJson.read(tree, ReplayDeliveries.class);
        return commands.runWithOptionalKey(tree, () -> accepted(id, replays.replay(caller.get(), id, request)));
    }

    private static Answer accepted(String id, Object owed) {
        return new Answer(202, MediaType.APPLICATION_JSON, null, id, StrictJson.write(owed));
    }

    /** Where to look how a test went: {@code /deliveries/{delivery}}. */
    record TestSent(String delivery) {}
}
