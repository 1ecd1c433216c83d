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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
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
        return Templates.merchants(merchants.list(), "");
    }

    @GET
    @Path("/{id}")
    public Response show(@PathParam("id") String id) {
        return page(id, 200, "", "");
    }

    @POST
    @RolesAllowed("admin")
    public Response create(
            @BeanParam ActForm form,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("email") @DefaultValue("") String email) {
        try {
            return seeOther(merchants.create(request.act(form), name.strip(), email.strip()));
        } catch (RefusedException e) {
            return Response.status(409)
                    .entity(Templates.merchants(merchants.list(), e.reason()))
                    .build();
        }
    }

    @POST
    @Path("/{id}/contact")
    @RolesAllowed("admin")
    public Response changeContact(
            @PathParam("id") String id, @BeanParam ActForm form, @FormParam("email") @DefaultValue("") String email) {
        return act(id, () -> merchants.changeContact(request.act(form), id, email.strip()));
    }

    @POST
    @Path("/{id}/suspend")
    @RolesAllowed("admin")
    public Response suspend(@PathParam("id") String id, @BeanParam ActForm form) {
        return act(id, () -> merchants.suspend(request.act(form), id));
    }

    @POST
    @Path("/{id}/resume")
    @RolesAllowed("admin")
    public Response resume(@PathParam("id") String id, @BeanParam ActForm form) {
        return act(id, () -> merchants.resume(request.act(form), id));
    }

    /** Answers with the page itself: the secret must stand in no address, and is there once. */
    @POST
    @Path("/{id}/keys")
    @RolesAllowed("admin")
    public Response issueKey(@PathParam("id") String id, @BeanParam ActForm form) {
        try {
            return page(id, 200, merchants.issueKey(request.act(form), id), "");
        } catch (RefusedException e) {
            return page(id, 409, "", e.reason());
        }
    }

    @POST
    @Path("/{id}/keys/{key}/revoke")
    @RolesAllowed("admin")
    public Response revokeKey(@PathParam("id") String id, @PathParam("key") String key, @BeanParam ActForm form) {
        return act(id, () -> merchants.revokeKey(request.act(form), id, key));
    }

    /** Afterwards the browser gets the page: reloading it doesn't act again. */
    private Response act(String id, Runnable act) {
        try {
            act.run();
            return seeOther(id);
        } catch (RefusedException e) {
            return page(id, 409, "", e.reason());
        }
    }

    private static Response seeOther(String id) {
        return Response.seeOther(UriBuilder.fromPath("/admin/merchants/{id}").build(id))
                .build();
    }

    private Response page(String id, int status, String secret, String refused) {
        return merchants
                .find(id)
                .map(merchant -> Response.status(status).entity(Templates.merchant(merchant, secret, refused)))
                .orElseGet(() -> Response.status(refused.isEmpty() ? 404 : status)
                        .entity(PaymentPage.Templates.nothing("There is no merchant " + id + ".")))
                .build();
    }

    @CheckedTemplate(basePath = "admin")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance merchants(List<MerchantConsole.Row> merchants, String refused);

        static native TemplateInstance merchant(MerchantConsole.Detail merchant, String secret, String refused);
    }
}
