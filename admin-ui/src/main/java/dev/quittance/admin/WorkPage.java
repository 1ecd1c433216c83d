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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** The work lists: unknown outcomes, discrepancies, and what the outbox owes. */
@Path("/admin")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"viewer", "operator", "admin"})
@Blocking
public class WorkPage {

    private final WorkConsole work;
    private final DeadLetterConsole letters;
    private final ConsoleRequest request;

    WorkPage(WorkConsole work, DeadLetterConsole letters, ConsoleRequest request) {
        this.work = work;
        this.letters = letters;
        this.request = request;
    }

    @GET
    @Path("/unknowns")
    public TemplateInstance unknowns() {
        return Templates.unknowns(work.unknowns());
    }

    @GET
    @Path("/discrepancies")
    public TemplateInstance discrepancies(@QueryParam("all") @DefaultValue("") String all) {
        return Templates.discrepancies(work.discrepancies(!all.isEmpty()), !all.isEmpty(), "");
    }

    @POST
    @Path("/discrepancies/{id}/note")
    @RolesAllowed({"operator", "admin"})
    public Response note(
            @PathParam("id") String id,
            @FormParam("reason") @DefaultValue("") String note,
            @FormParam("form_id") @DefaultValue("") String formId,
            @FormParam("resolves") @DefaultValue("") String resolves) {
        try {
            work.note(request.act(note, formId), id, resolves.equals("yes"));
            return Response.seeOther(URI.create("/admin/discrepancies")).build();
        } catch (RefusedException e) {
            return Response.status(409)
                    .entity(Templates.discrepancies(work.discrepancies(false), false, e.reason()))
                    .build();
        }
    }

    @GET
    @Path("/outbox")
    public TemplateInstance outbox() {
        return Templates.outbox(work.outbox(), letters.depths());
    }

    @CheckedTemplate(basePath = "admin")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance unknowns(List<WorkConsole.Unknown> unknowns);

        static native TemplateInstance discrepancies(
                List<WorkConsole.Discrepancy> discrepancies, boolean all, String refused);

        static native TemplateInstance outbox(WorkConsole.Outbox outbox, List<DeadLetterConsole.Depth> depths);
    }
}
