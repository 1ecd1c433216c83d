package dev.quittance.sitebuilder;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import java.io.Reader;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prints pages: a template, its heading and what it shows. */
final class Press {

    private static final Variant HTML = Variant.forContentType(Variant.TEXT_HTML);

    private final Engine engine;
    private final Map<String, String> assets;
    private final Site site;

    Press(Sources sources, Map<String, String> assets, Site site) {
        this.engine = Engine.builder()
                .addDefaults()
                .addValueResolver(ValueResolvers.rawResolver())
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .addLocator(name -> locate(sources, name))
                .build();
        this.assets = assets;
        this.site = site;
    }

    void print(String address, String template, Heading heading) {
        print(address, template, heading, Map.of());
    }

    /** @param address ends with a slash for a folder's {@code index.html} */
    void print(String address, String template, Heading heading, Map<String, Object> content) {
        var all = new HashMap<String, Object>(content);
        all.put("heading", heading);
        all.put("assets", assets);
        var html = engine.getTemplate(template).data(all).render();
        site.add(address.endsWith("/") ? address + "index.html" : address, html.getBytes(UTF_8));
    }

    /** A piece of a page. */
    String part(String template, Map<String, Object> content) {
        return engine.getTemplate(template).data(content).render();
    }

    private static Optional<TemplateLocator.TemplateLocation> locate(Sources sources, String name) {
        var path = "templates/" + name + ".html";
        if (!sources.has(path)) {
            return Optional.empty();
        }
        return Optional.of(new TemplateLocator.TemplateLocation() {
            @Override
            public Reader read() {
                return new StringReader(sources.text(path));
            }

            @Override
            public Optional<Variant> getVariant() {
                return Optional.of(HTML);
            }
        });
    }
}
