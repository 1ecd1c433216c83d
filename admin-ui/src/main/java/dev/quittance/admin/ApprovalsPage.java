package dev.quittance.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** Where a second operator looks at what the first one asked for. */
@Path("/admin/approvals")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"viewer", "operator", "admin"})
@Blocking
public class ApprovalsPage {

    private final ApprovalConsole approvals;
    private final ConsoleRequest request;

    ApprovalsPage(ApprovalConsole approvals, ConsoleRequest request) {
        this.approvals = approvals;
        this.request = request;
    }

    @GET
    public TemplateInstance list() {
        return page("");
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed({"operator", "admin"})
    public Response approve(@PathParam("id") String id, @BeanParam ActForm form) {
        return act(() -> approvals.approve(request.act(form), id));
    }

    @POST
    @Path("/{id}/reject")
    @RolesAllowed({"operator", "admin"})
    public Response reject(@PathParam("id") String id, @BeanParam ActForm form) {
        return act(() -> approvals.reject(request.act(form), id));
    }

    private Response act(Runnable act) {
        try {
            act.run();
            return Response.seeOther(URI.create("/admin/approvals")).build();
        } catch (RefusedException e) {
            return Response.status(409).entity(page(e.reason())).build();
        }
    }

    private TemplateInstance page(String refused) {
        return Templates.approvals(approvals.waiting(), approvals.decided(), refused);
    }

    @CheckedTemplate(basePath = "admin")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance approvals(
                List<ApprovalConsole.Asked> waiting, List<ApprovalConsole.Asked> decided, String refused);
    }
}
