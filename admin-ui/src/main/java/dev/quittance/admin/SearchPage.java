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
import java.net.URI;
import java.util.List;

/** The one field that stands on every page. */
@Path("/admin/search")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"viewer", "operator", "admin"})
@Blocking
public class SearchPage {

    private static final int TEXT_MAX = 500;

    private final SearchConsole search;

    SearchPage(SearchConsole search) {
        this.search = search;
    }

    /** What leads to one place goes there. */
    @GET
    public Response search(@QueryParam("q") @DefaultValue("") String q) {
        var text = q.strip();
        if (text.isEmpty()) {
            return Response.seeOther(URI.create("/admin/payments")).build();
        }
        var readable = text.length() <= TEXT_MAX && text.indexOf('\0') < 0;
        var hits = readable ? search.search(text) : List.<SearchConsole.Hit>of();
        return hits.size() == 1
                ? Response.seeOther(URI.create(hits.getFirst().address())).build()
                : Response.ok(Templates.search(text, hits)).build();
    }

    @CheckedTemplate(basePath = "admin")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance search(String text, List<SearchConsole.Hit> hits);
    }
}
