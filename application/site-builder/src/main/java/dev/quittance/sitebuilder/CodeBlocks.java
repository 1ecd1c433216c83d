package dev.quittance.sitebuilder;

import java.util.Set;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;

/**
 * Fenced code, coloured at build time so that the page needs no script for it. The words after the language are its
 * caption ({@code ```json The answer}); a block of one line {@code @samples/x} shows that file, which a test runs.
 */
final class CodeBlocks implements NodeRenderer {

    private final HtmlNodeRendererContext context;
    private final Sources sources;

    CodeBlocks(HtmlNodeRendererContext context, Sources sources) {
        this.context = context;
        this.sources = sources;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(FencedCodeBlock.class);
    }

    @Override
    public void render(Node node) {
        var block = (FencedCodeBlock) node;
        var words = String.valueOf(block.getInfo()).split(" ", 2);
        var html = context.getWriter();
        html.line();
        html.raw(figure(
                words[0],
                words.length == 2 ? words[1] : usualCaption(words[0]),
                code(block.getLiteral().strip())));
        html.line();
    }

    /** So that the copy button has a place of its own above the code. */
    private static String usualCaption(String language) {
        return language.equals("sh") || language.equals("text") ? "Terminal" : "";
    }

    static String figure(String language, String caption, String code) {
        var heading = caption.isEmpty() ? "" : "<figcaption>" + Highlight.escape(caption) + "</figcaption>";
        return "<figure class=\"code\">%s<pre tabindex=\"0\"><code>%s</code></pre></figure>"
                .formatted(heading, Highlight.html(language, code));
    }

    private String code(String literal) {
        return literal.startsWith("@") && !literal.contains("\n")
                ? sources.text(literal.substring(1)).strip()
                : literal;
    }
}
