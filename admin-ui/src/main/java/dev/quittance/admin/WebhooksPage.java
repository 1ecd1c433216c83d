package dev.quittance.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Webhook endpoints, what they are owed, and how to make up for what they missed. */
@Path("/admin/webhooks")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"viewer", "operator", "admin"})
@Blocking
public class WebhooksPage {

    private static final List<String> STATUSES = List.of("pending", "delivered", "exhausted", "skipped");
    private static final Map<String, String> DONE = Map.of(
            "disabled", "Nothing is sent to it any more, and its merchant is told.",
            "enabled", "It is sent events again. What it missed comes when you replay it.",
            "replayed", "deliveries are owed anew, the oldest first.",
            "more", "deliveries are owed anew. There are more: replay again when these are through.");

    private final WebhookConsole webhooks;
    private final ConsoleRequest request;

    WebhooksPage(WebhookConsole webhooks, ConsoleRequest request) {
        this.webhooks = webhooks;
        this.request = request;
    }

    @GET
    public TemplateInstance list(
            @QueryParam("merchant") @DefaultValue("") String merchant,
            @QueryParam("troubled") @DefaultValue("") String troubled,
            @QueryParam("older") @DefaultValue("") String older) {
        return Templates.webhooks(
                webhooks.endpoints(merchant.strip(), !troubled.isEmpty(), older), merchant, !troubled.isEmpty());
    }

    @GET
    @Path("/{id}")
    public Response show(
            @PathParam("id") String id,
            @QueryParam("status") @DefaultValue("") String status,
            @QueryParam("older") @DefaultValue("") String older,
            @QueryParam("done") @DefaultValue("") String done,
            @QueryParam("count") @DefaultValue("0") int count) {
        var counts = done.equals("replayed") || done.equals("more") ? count + " " : "";
        return page(id, 200, status, older, DONE.containsKey(done) ? counts + DONE.get(done) : "", "");
    }

    @POST
    @Path("/{id}/disable")
    @RolesAllowed({"operator", "admin"})
    public Response disable(@PathParam("id") String id, @BeanParam ActForm form) {
        return act(id, () -> webhooks.disable(request.act(form), id), at(id).queryParam("done", "disabled"));
    }

    @POST
    @Path("/{id}/enable")
    @RolesAllowed({"operator", "admin"})
    public Response enable(@PathParam("id") String id, @BeanParam ActForm form) {
        return act(id, () -> webhooks.enable(request.act(form), id), at(id).queryParam("done", "enabled"));
    }

    @POST
    @Path("/{id}/replay")
    @RolesAllowed({"operator", "admin"})
    public Response replay(
            @PathParam("id") String id,
            @BeanParam ActForm form,
            @FormParam("which") @DefaultValue("") String which,
            @FormParam("since") @DefaultValue("") String since) {
        return act(id, () -> {
            var replayed = webhooks.replay(
                    request.act(form),
                    id,
                    one(WebhookConsole.Missed.values(), which),
                    one(WebhookConsole.LookBack.values(), since));
            return at(id).queryParam("done", replayed.hasMore() ? "more" : "replayed")
                    .queryParam("count", replayed.deliveries());
        });
    }

    private static <T extends Enum<T>> T one(T[] choices, String wire) {
        return Arrays.stream(choices)
                .filter(choice -> choice.name().toLowerCase(Locale.ROOT).equals(wire))
                .findFirst()
                .orElseThrow(() -> new RefusedException("Say what to replay, and since when."));
    }

    private Response act(String id, Runnable act, UriBuilder afterwards) {
        return act(id, () -> {
            act.run();
            return afterwards;
        });
    }

    /** Afterwards the browser gets the page: reloading it doesn't act again. */
    private Response act(String id, Supplier<UriBuilder> act) {
        try {
            return Response.seeOther(act.get().build(id)).build();
        } catch (RefusedException e) {
            return page(id, 409, "", "", "", e.reason());
        }
    }

    private static UriBuilder at(String id) {
        return UriBuilder.fromPath("/admin/webhooks/{id}").resolveTemplate("id", id);
    }

    private Response page(String id, int status, String filter, String older, String done, String refused) {
        return webhooks.endpoint(id)
                .map(endpoint -> Response.status(status)
                        .entity(Templates.endpoint(
                                endpoint,
                                webhooks.deliveries(id, filter, older),
                                STATUSES,
                                filter,
                                WebhookConsole.LookBack.values(),
                                done,
                                refused)))
                .orElseGet(() -> Response.status(refused.isEmpty() ? 404 : status)
                        .entity(PaymentPage.Templates.nothing("There is no webhook endpoint " + id + ".")))
                .build();
    }

    @CheckedTemplate(basePath = "admin")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance webhooks(WebhookConsole.EndpointList page, String merchant, boolean troubled);

        static native TemplateInstance endpoint(
                WebhookConsole.Endpoint endpoint,
                WebhookConsole.DeliveryList page,
                List<String> statuses,
                String status,
                WebhookConsole.LookBack[] spans,
                String done,
                String refused);
    }
}
