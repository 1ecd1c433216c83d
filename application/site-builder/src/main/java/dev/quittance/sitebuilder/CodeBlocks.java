package dev.quittance.sitebuilder;

import java.util.Map;
import java.util.Set;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;

/**
 * Fenced code, coloured at build time so that the page needs no script for it. The words after the language are its
 * caption: {@code ```json The answer}.
 */
final class CodeBlocks implements NodeRenderer {

    private final HtmlNodeRendererContext context;

    CodeBlocks(HtmlNodeRendererContext context) {
        this.context = context;
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
        html.tag("figure", Map.of("class", "code"));
        if (words.length == 2) {
            html.tag("figcaption");
            html.text(words[1]);
            html.tag("/figcaption");
        }
        html.tag("pre", Map.of("tabindex", "0"));
        html.tag("code");
        html.raw(Highlight.html(words[0], block.getLiteral().stripTrailing()));
        html.tag("/code");
        html.tag("/pre");
        html.tag("/figure");
        html.line();
    }
}
