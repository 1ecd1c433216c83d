package dev.quittance.sitebuilder;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Turns our own prose into HTML. */
final class Markdown {

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), HeadingAnchorExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    private Markdown() {}

    static String html(Sources sources, String markdown) {
        // Ours before the extensions': the first renderer of a node wins.
        return HtmlRenderer.builder()
                .nodeRendererFactory(context -> new CodeBlocks(context, sources))
                .nodeRendererFactory(Tables::new)
                .extensions(EXTENSIONS)
                .build()
                .render(PARSER.parse(markdown));
    }

    /** A sentence, without the paragraph around it. */
    static String inline(Sources sources, String markdown) {
        var html = html(sources, markdown).strip();
        return html.substring("<p>".length(), html.length() - "</p>".length());
    }

    /** The id that a heading of this text gets. */
    static String anchor(String heading) {
        return IdGenerator.builder().build().generateId(heading.replace("`", ""));
    }
}
