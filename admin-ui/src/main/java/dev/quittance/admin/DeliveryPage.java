package dev.quittance.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;

/** One delivery: what was sent, every attempt, and what the receiver said to it. */
@Path("/admin/webhooks/deliveries/{id}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"viewer", "operator", "admin"})
@Blocking
public class DeliveryPage {

    private final WebhookConsole webhooks;
    private final ConsoleRequest request;

    DeliveryPage(WebhookConsole webhooks, ConsoleRequest request) {
        this.webhooks = webhooks;
        this.request = request;
    }

    @GET
    public Response show(@PathParam("id") String id, @QueryParam("done") @DefaultValue("") String done) {
        return page(id, 200, done.isEmpty() ? "" : "It is owed once more. Reload in a moment to see how it went.", "");
    }

    @POST
    @Path("/replay")
    @RolesAllowed({"operator", "admin"})
    public Response replay(@PathParam("id") String id, @BeanParam ActForm form) {
        try {
            webhooks.replay(request.act(form), id);
            return Response.seeOther(UriBuilder.fromPath("/admin/webhooks/deliveries/{id}")
                            .queryParam("done", "replayed")
                            .build(id))
                    .build();
        } catch (RefusedException e) {
            return page(id, 409, "", e.reason());
        }
    }

    private Response page(String id, int status, String done, String refused) {
        return webhooks.delivery(id)
                .map(story -> Response.status(status).entity(Templates.delivery(story, done, refused)))
                .orElseGet(() -> Response.status(refused.isEmpty() ? 404 : status)
                        .entity(PaymentPage.Templates.nothing("There is no delivery " + id + ".")))
                .build();
    }

    @CheckedTemplate(basePath = "admin")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance delivery(WebhookConsole.Story story, String done, String refused);
    }
}
