package dev.quittance.site;

import io.quarkus.logging.Log;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Serves the site at {@code /} and its own page for what is not there. {@code /api} is none of its business. */
@ApplicationScoped
class SiteRoute {

    /** Before REST, whose answer to a path without a resource would be final. */
    private static final int BEFORE_REST = -1;

    private static final List<String> NOT_OURS = List.of("/api", "/admin", "/sandbox");

    private final SiteFolder site;
    private final SecurityHeaders headers = SecurityHeaders.read();

    SiteRoute(SiteConfig config) throws IOException {
        this.site = config.folder().isPresent() ? read(config.folder().get()) : SiteFolder.empty();
    }

    private static SiteFolder read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Log.warnf("event=site.missing folder=%s", folder.toAbsolutePath());
            return SiteFolder.empty();
        }
        return SiteFolder.read(folder);
    }

    void register(@Observes Router router) {
        router.route()
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(BEFORE_REST)
                .handler(this::answer);
    }

    private void answer(RoutingContext exchange) {
        var path = exchange.normalizedPath();
        if (isNotOurs(path)) {
            exchange.next();
        } else if (site.isFolder(path)) {
            headers.addTo(exchange.response().headers());
            exchange.response()
                    .setStatusCode(301)
                    .putHeader("Location", path + "/")
                    .end();
        } else {
            site.at(path)
                    .ifPresentOrElse(
                            file -> send(exchange, 200, file),
                            () -> site.notFound().ifPresentOrElse(page -> send(exchange, 404, page), exchange::next));
        }
    }

    private static boolean isNotOurs(String path) {
        return NOT_OURS.stream().anyMatch(folder -> path.equals(folder) || path.startsWith(folder + "/"));
    }

    private void send(RoutingContext exchange, int status, SiteFile file) {
        var response = exchange.response();
        headers.addTo(response.headers());
        response.putHeader("Content-Type", file.mediaType())
                .putHeader("Cache-Control", file.caching())
                .putHeader("ETag", file.tag())
                .putHeader("Vary", "Accept-Encoding");
        if (status == 200 && file.tag().equals(exchange.request().getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
        } else if (acceptsGzip(exchange)) {
            response.setStatusCode(status).putHeader("Content-Encoding", "gzip").end(file.gzipped());
        } else {
            response.setStatusCode(status).end(file.plain());
        }
    }

    private static boolean acceptsGzip(RoutingContext exchange) {
        var encodings = exchange.request().getHeader("Accept-Encoding");
        return encodings != null && encodings.contains("gzip");
    }
}
