package dev.quittance.sitebuilder;

import java.util.Map;

/** Prose in Markdown, in which a paragraph of {@code {{name}}} stands for something that is made from the contract. */
final class Prose {

    private final Sources sources;
    private final Map<String, String> made;

    Prose(Sources sources, Map<String, String> made) {
        this.sources = sources;
        this.made = made;
    }

    String html(String markdown) {
        var html = Markdown.html(sources, markdown);
        for (var part : made.entrySet()) {
            html = html.replace("<p>{{" + part.getKey() + "}}</p>", part.getValue());
        }
        if (html.contains("<p>{{")) {
            throw new IllegalArgumentException("nothing is made under this name: "
                    + html.substring(html.indexOf("<p>{{"), html.indexOf("}}", html.indexOf("<p>{{")) + 2));
        }
        return html;
    }
}
