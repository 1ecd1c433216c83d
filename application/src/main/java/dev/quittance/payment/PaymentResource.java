package dev.quittance.payment;

import dev.quittance.command.Commands;
import dev.quittance.idempotency.Answer;
import dev.quittance.json.StrictJson;
import dev.quittance.merchant.CurrentCaller;
import dev.quittance.merchant.RequiresScope;
import dev.quittance.merchant.Scope;
import dev.quittance.page.Page;
import dev.quittance.page.Query;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
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
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Payments over HTTP. */
@Path("/api/v1/payments")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class PaymentResource {

    private static final String PATH = "/api/v1/payments";

    private final Payments payments;
    private final PaymentList list;
    private final PaymentHistory history;
    private final Commands commands;
    private final WaitedFor waitedFor;
    private final CurrentCaller caller;

    PaymentResource(
            Payments payments,
            PaymentList list,
            PaymentHistory history,
            Commands commands,
            WaitedFor waitedFor,
            CurrentCaller caller) {
        this.payments = payments;
        this.list = list;
        this.history = history;
        this.commands = commands;
        this.waitedFor = waitedFor;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.PAYMENTS_WRITE)
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PaymentView.class)))
    public Uni<Response> create(
            @RequestBody(content = @Content(schema = @Schema(implementation = CreatePayment.class))) byte[] body) {
        var tree = StrictJson.parse(body);
        var request = StrictJson.read(tree, CreatePayment.class);
        return commands.run(
                tree,
                key -> {
                    var payment = payments.accept(caller.get(), request, key);
                    return Answer.created(PATH + "/" + payment.id(), payment.id(), StrictJson.write(payment));
                },
                waitedFor);
    }

    @POST
    @Path("/{id}/confirm")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.PAYMENTS_WRITE)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PaymentView.class)))
    public Uni<Response> confirm(
            @PathParam("id") String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = ConfirmPayment.class)))
                    byte @Nullable [] body) {
        return command(id, body, ConfirmPayment.class, request -> payments.confirm(caller.get(), id, request));
    }

    @POST
    @Path("/{id}/capture")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.PAYMENTS_WRITE)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PaymentView.class)))
    public Uni<Response> capture(
            @PathParam("id") String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = CapturePayment.class)))
                    byte @Nullable [] body) {
        return command(id, body, CapturePayment.class, request -> payments.capture(caller.get(), id, request));
    }

    @POST
    @Path("/{id}/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.PAYMENTS_WRITE)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PaymentView.class)))
    public Uni<Response> cancel(
            @PathParam("id") String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = CancelPayment.class)))
                    byte @Nullable [] body) {
        return command(id, body, CancelPayment.class, request -> payments.cancel(caller.get(), id, request));
    }

    private <T> Uni<Response> command(
            String id, byte @Nullable [] body, Class<T> type, Function<T, PaymentView> effect) {
        var tree = Commands.optional(body);
        var request = StrictJson.read(tree, type);
        return commands.run(tree, _ -> Answer.ok(id, StrictJson.write(effect.apply(request))), waitedFor);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.PAYMENTS_WRITE)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PaymentView.class)))
    public Response update(
            @PathParam("id") String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = UpdatePayment.class))) byte[] body) {
        var tree = StrictJson.parse(body);
        var request = StrictJson.read(tree, UpdatePayment.class);
        Set<String> given =
                tree.properties().stream().map(java.util.Map.Entry::getKey).collect(Collectors.toSet());
        return commands.runWithOptionalKey(
                tree, () -> Answer.ok(id, StrictJson.write(payments.update(caller.get(), id, request, given))));
    }

    @GET
    @Path("/{id}")
    @RequiresScope(Scope.PAYMENTS_READ)
    public PaymentView get(@PathParam("id") String id) {
        return payments.get(caller.get(), id);
    }

    @GET
    @Path("/{id}/events")
    @RequiresScope(Scope.PAYMENTS_READ)
    public Page<EventView> events(@PathParam("id") String id, @Context UriInfo address) {
        return history.read(caller.get(), id, new Query(address.getQueryParameters()));
    }

    @GET
    @RequiresScope(Scope.PAYMENTS_READ)
    public Page<PaymentView> list(@Context UriInfo address) {
        return list.read(caller.get(), new Query(address.getQueryParameters()));
    }
}
