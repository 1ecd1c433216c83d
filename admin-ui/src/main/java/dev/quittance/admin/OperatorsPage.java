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
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/** Who may sit at the console. Only admins see it. */
@Path("/admin/operators")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("admin")
@Blocking
public class OperatorsPage {

    private final OperatorConsole operators;
    private final ConsoleRequest request;

    OperatorsPage(OperatorConsole operators, ConsoleRequest request) {
        this.operators = operators;
        this.request = request;
    }

    @GET
    public TemplateInstance list() {
        return page("", "", "");
    }

    @POST
    public Response create(
            @BeanParam ActForm form,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("role") @DefaultValue("") String role) {
        return secret(name.strip(), () -> operators.create(request.act(form), name.strip(), role));
    }

    @POST
    @Path("/{name}/role")
    public Response changeRole(
            @PathParam("name") String name, @BeanParam ActForm form, @FormParam("role") @DefaultValue("") String role) {
        return act(() -> operators.changeRole(request.act(form), name, role));
    }

    @POST
    @Path("/{name}/reset")
    public Response reset(@PathParam("name") String name, @BeanParam ActForm form) {
        return secret(name, () -> operators.reset(request.act(form), name));
    }

    @POST
    @Path("/{name}/disable")
    public Response disable(@PathParam("name") String name, @BeanParam ActForm form) {
        return act(() -> operators.disable(request.act(form), name));
    }

    @POST
    @Path("/{name}/enable")
    public Response enable(@PathParam("name") String name, @BeanParam ActForm form) {
        return act(() -> operators.enable(request.act(form), name));
    }

    /** Answers with the page itself: the secret must stand in no address, and is there once. */
    private Response secret(String name, Supplier<String> act) {
        try {
            return Response.ok(page("", name, act.get())).build();
        } catch (RefusedException e) {
            return refused(e);
        }
    }

    private Response act(Runnable act) {
        try {
            act.run();
            return Response.seeOther(URI.create("/admin/operators")).build();
        } catch (RefusedException e) {
            return refused(e);
        }
    }

    private Response refused(RefusedException e) {
        return Response.status(409).entity(page(e.reason(), "", "")).build();
    }

    private TemplateInstance page(String refused, String secretOf, String secret) {
        return Templates.operators(operators.list(), OperatorConsole.ROLES, refused, secretOf, secret);
    }

    @CheckedTemplate(basePath = "admin")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance operators(
                List<OperatorConsole.Row> operators,
                List<String> roles,
                String refused,
                String secretOf,
                String secret);
    }
}
