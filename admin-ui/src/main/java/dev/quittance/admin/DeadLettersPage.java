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
import java.util.function.Supplier;

/** What was given up: read, sent once more, or thrown away. */
@Path("/admin/dead-letters")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"viewer", "operator", "admin"})
@Blocking
public class DeadLettersPage {

    private final DeadLetterConsole letters;
    private final ConsoleRequest request;

    DeadLettersPage(DeadLetterConsole letters, ConsoleRequest request) {
        this.letters = letters;
        this.request = request;
    }

    @GET
    public TemplateInstance list(
            @QueryParam("redriven") @DefaultValue("-1") int redriven,
            @QueryParam("discarded") @DefaultValue("0") int discarded) {
        var done = redriven >= 0
                ? redriven + (redriven == 1 ? " message is" : " messages are") + " on the way to the queue once more."
                : discarded > 0 ? "It is thrown away. The audit keeps its words." : "";
        return Templates.deadletters(letters.look(), done, "");
    }

    @POST
    @Path("/{queue}/redrive")
    @RolesAllowed({"operator", "admin"})
    public Response redriveAll(@PathParam("queue") String queue, @BeanParam ActForm form) {
        return act(() -> back().queryParam("redriven", letters.redriveAll(request.act(form), queue)));
    }

    @POST
    @Path("/{queue}/{id}/redrive")
    @RolesAllowed({"operator", "admin"})
    public Response redrive(@PathParam("queue") String queue, @PathParam("id") String id, @BeanParam ActForm form) {
        return act(() -> letters.redrive(request.act(form), queue, id), "redriven");
    }

    @POST
    @Path("/{queue}/{id}/discard")
    @RolesAllowed({"operator", "admin"})
    public Response discard(@PathParam("queue") String queue, @PathParam("id") String id, @BeanParam ActForm form) {
        return act(() -> letters.discard(request.act(form), queue, id), "discarded");
    }

    private Response act(Runnable actOnOne, String done) {
        return act(() -> {
            actOnOne.run();
            return back().queryParam(done, 1);
        });
    }

    private static UriBuilder back() {
        return UriBuilder.fromPath("/admin/dead-letters");
    }

    /** Afterwards the browser gets the page: reloading it doesn't act again. */
    private Response act(Supplier<UriBuilder> act) {
        try {
            return Response.seeOther(act.get().build()).build();
        } catch (RefusedException e) {
            return Response.status(409)
                    .entity(Templates.deadletters(letters.look(), "", e.reason()))
                    .build();
        }
    }

    @CheckedTemplate(basePath = "admin")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance deadletters(DeadLetterConsole.Looked looked, String done, String refused);
    }
}
