package dev.quittance.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** Merchants and their first keys. Only an admin changes them. */
@Path("/admin/merchants")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"viewer", "operator", "admin"})
@Blocking
public class MerchantsPage {

    private final MerchantConsole merchants;
    private final ConsoleRequest request;

    MerchantsPage(MerchantConsole merchants, ConsoleRequest request) {
        this.merchants = merchants;
        this.request = request;
    }

    @GET
    public TemplateInstance list() {
        return Templates.merchants(merchants.list(), "", "", "");
    }

    @POST
    @RolesAllowed("admin")
    public Response create(
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("form_id") @DefaultValue("") String formId,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("email") @DefaultValue("") String email) {
        return act(() -> merchants.create(request.act(reason, formId), name.strip(), email.strip()));
    }

    @POST
    @Path("/{id}/suspend")
    @RolesAllowed("admin")
    public Response suspend(
            @PathParam("id") String id,
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("form_id") @DefaultValue("") String formId) {
        return act(() -> merchants.suspend(request.act(reason, formId), id));
    }

    @POST
    @Path("/{id}/resume")
    @RolesAllowed("admin")
    public Response resume(
            @PathParam("id") String id,
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("form_id") @DefaultValue("") String formId) {
        return act(() -> merchants.resume(request.act(reason, formId), id));
    }

    /** Answers with the page itself: the secret must stand in no address, and is there once. */
    @POST
    @Path("/{id}/keys")
    @RolesAllowed("admin")
    public Response issueKey(
            @PathParam("id") String id,
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("form_id") @DefaultValue("") String formId) {
        try {
            var secret = merchants.issueKey(request.act(reason, formId), id);
            return Response.ok(Templates.merchants(merchants.list(), "", id, secret))
                    .build();
        } catch (RefusedException e) {
            return refused(e);
        }
    }

    private Response act(Runnable act) {
        try {
            act.run();
            return Response.seeOther(URI.create("/admin/merchants")).build();
        } catch (RefusedException e) {
            return refused(e);
        }
    }

    private Response refused(RefusedException e) {
        return Response.status(409)
                .entity(Templates.merchants(merchants.list(), e.reason(), "", ""))
                .build();
    }

    @CheckedTemplate(basePath = "admin")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance merchants(
                List<MerchantConsole.Row> merchants, String refused, String keyOf, String secret);
    }
}
