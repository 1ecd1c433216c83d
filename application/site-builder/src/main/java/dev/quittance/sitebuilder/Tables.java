package dev.quittance.sitebuilder;

import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Tables that scroll by themselves on a narrow screen, by keyboard too, and whose headers say what they head. */
final class Tables implements NodeRenderer {

    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;

    Tables(HtmlNodeRendererContext context) {
        this.context = context;
        this.html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(TableBlock.class, TableHead.class, TableBody.class, TableRow.class, TableCell.class);
    }

    @Override
    public void render(Node node) {
        switch (node) {
            case TableBlock _ -> {
                html.tag("div", Map.of("class", "scroll", "tabindex", "0", "role", "group", "aria-label", "Table"));
                tagged("table", Map.of(), node);
                html.tag("/div");
            }
            case TableHead _ -> tagged("thead", Map.of(), node);
            case TableBody _ -> tagged("tbody", Map.of(), node);
            case TableRow _ -> tagged("tr", Map.of(), node);
            case TableCell cell when cell.isHeader() -> tagged("th", Map.of("scope", "col"), node);
            default -> tagged("td", Map.of(), node);
        }
    }

    private void tagged(String tag, Map<String, String> attributes, Node node) {
        html.tag(tag, attributes);
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
        html.tag("/" + tag);
    }
}
