package dev.quittance.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Who did what, when and why. */
@Path("/admin/audit")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"viewer", "operator", "admin"})
@Blocking
public class AuditPage {

    private final Audit audit;

    AuditPage(Audit audit) {
        this.audit = audit;
    }

    @GET
    public TemplateInstance list(
            @QueryParam("operator") @DefaultValue("") String operator,
            @QueryParam("subject") @DefaultValue("") String subject,
            @QueryParam("older") @DefaultValue("") String older) {
        return Templates.audit(audit.list(operator.strip(), subject.strip(), older), operator, subject);
    }

    @GET
    @Path("/export.csv")
    @Produces("text/csv")
    public Response export(
            @QueryParam("operator") @DefaultValue("") String operator,
            @QueryParam("subject") @DefaultValue("") String subject) {
        return CsvWriter.answer("audit.csv", csv -> {
            csv.write("id", "at", "operator", "role", "act", "subject", "changes", "reason", "request_id");
            audit.export(
                    operator.strip(),
                    subject.strip(),
                    entry -> csv.write(
                            entry.id(),
                            entry.at().toString(),
                            entry.operator(),
                            entry.role(),
                            entry.act(),
                            entry.subject(),
                            String.join("; ", entry.changes()),
                            entry.reason(),
                            entry.requestId()));
        });
    }

    @CheckedTemplate(basePath = "admin")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance audit(Audit.Listed page, String operator, String subject);
    }
}
