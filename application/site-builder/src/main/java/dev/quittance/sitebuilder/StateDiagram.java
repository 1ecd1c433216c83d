package dev.quittance.sitebuilder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.sitebuilder.Contract.Edge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws the states of a payment and its moves. Where a state stands and how a line runs is laid by hand in {@code
 * pictures/states.json}; which states and moves there are is the contract's word, and one that was not laid stops the
 * build.
 */
final class StateDiagram {

    private static final String LAYOUT = "pictures/states.json";
    private static final int LINE_HEIGHT = 18;

    private StateDiagram() {}

    /** The states by wire name, the lines by {@code from>to}. */
    record Layout(int width, int height, Map<String, Box> states, Map<String, Line> lines) {}

    /** A state, by its upper left corner. */
    record Box(int x, int y, int width, int height, String kind) {}

    /** A line and where the first of its labels stands; several moves are told below each other. */
    record Line(String path, int x, int y, String anchor) {}

    static String draw(Sources sources, List<Edge> edges) {
        return draw(layout(sources), edges);
    }

    static String draw(Layout layout, List<Edge> edges) {
        var svg = new StringBuilder("""
                <svg class="states" viewBox="0 0 %d %d" role="img" aria-labelledby="states-title">
                <title id="states-title">The states of a payment and its moves; the table below tells the same</title>
                <defs><marker id="states-tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path class="tip" d="M0 0.8 10 5 0 9.2z"/></marker></defs>
                """.formatted(layout.width(), layout.height()));
        movesByLine(edges).forEach((line, moves) -> svg.append(line(laid(layout.lines(), line), moves)));
        states(edges).forEach(state -> svg.append(box(laid(layout.states(), state), state)));
        return svg.append("</svg>\n").toString();
    }

    private static Map<String, List<String>> movesByLine(List<Edge> edges) {
        var moves = new LinkedHashMap<String, List<String>>();
        edges.forEach(edge -> moves.computeIfAbsent(edge.from() + ">" + edge.to(), _ -> new ArrayList<>())
                .add(edge.move()));
        return moves;
    }

    private static List<String> states(List<Edge> edges) {
        return edges.stream()
                .flatMap(edge -> List.of(edge.from(), edge.to()).stream())
                .distinct()
                .toList();
    }

    private static String line(Line line, List<String> moves) {
        var svg = new StringBuilder("<g class=\"move\"><path d=\"" + line.path() + "\"/>");
        for (int i = 0; i < moves.size(); i++) {
            svg.append("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>"
                    .formatted(
                            line.anchor(),
                            line.x(),
                            line.y() + i * LINE_HEIGHT,
                            moves.get(i).replace('_', ' ')));
        }
        return svg.append("</g>\n").toString();
    }

    private static String box(Box box, String state) {
        return """
                <g class="state %s"><rect x="%d" y="%d" width="%d" height="%d" rx="10"/><text x="%d" y="%d">%s</text></g>
                """.formatted(
                        box.kind(),
                        box.x(),
                        box.y(),
                        box.width(),
                        box.height(),
                        box.x() + box.width() / 2,
                        box.y() + box.height() / 2 + 5,
                        state);
    }

    private static <T> T laid(Map<String, T> layout, String name) {
        var laid = layout.get(name);
        if (laid == null) {
            throw new IllegalArgumentException(LAYOUT + " has no place for " + name);
        }
        return laid;
    }

    private static Layout layout(Sources sources) {
        try {
            return new ObjectMapper().readValue(sources.text(LAYOUT), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(LAYOUT + " can't be read", e);
        }
    }
}
