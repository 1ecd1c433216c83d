package dev.quittance.sitebuilder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The guide: one page for each topic, in the order in which somebody who integrates meets them. */
final class GuidePages {

    private static final Pattern CHAPTER = Pattern.compile("(?m)^## (.+)$");

    private GuidePages() {}

    /** A page of the guide; the first one stands at {@code /guide/} itself. */
    record Topic(String address, String title, String description, String body) {}

    static void print(Sources sources, Prose prose, Press press) {
        var topics = topics(sources);
        for (int i = 0; i < topics.size(); i++) {
            var topic = topics.get(i);
            var content = new HashMap<String, Object>(Map.of(
                    "topic", topic, "topics", topics, "chapters", chapters(topic), "text", prose.html(topic.body())));
            content.put("previous", i == 0 ? null : topics.get(i - 1));
            content.put("next", i == topics.size() - 1 ? null : topics.get(i + 1));
            press.print(topic.address(), "guide", new Heading(topic.title(), topic.description(), "guide"), content);
        }
    }

    /** The files are numbered: {@code 20-idempotency.md}. */
    private static List<Topic> topics(Sources sources) {
        var topics = new ArrayList<Topic>();
        for (var name : sources.names("guide")) {
            var source = FrontMatter.read(sources, "guide/" + name);
            var slug = name.substring(name.indexOf('-') + 1, name.lastIndexOf('.'));
            topics.add(new Topic(
                    topics.isEmpty() ? "/guide/" : "/guide/" + slug + "/",
                    source.value("title"),
                    source.value("description"),
                    source.body()));
        }
        return topics;
    }

    private static List<Chapter> chapters(Topic topic) {
        return CHAPTER.matcher(topic.body())
                .results()
                .map(heading -> new Chapter(Markdown.anchor(heading.group(1)), heading.group(1)))
                .toList();
    }

    record Chapter(String anchor, String title) {}
}
