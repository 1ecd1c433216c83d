package dev.quittance.cloud.topic;

import dev.quittance.cloud.protocol.Answer;
import dev.quittance.cloud.protocol.AwsFault;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The answers of the query protocol. */
final class Xml {

    private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";

    private Xml() {}

    static Answer result(String action, String content) {
        return Answer.xml(
                200,
                "<%1$sResponse xmlns=\"%2$s\"><%1$sResult>%3$s</%1$sResult><ResponseMetadata>%4$s</ResponseMetadata></%1$sResponse>"
                        .formatted(action, NAMESPACE, content, requestId()));
    }

    static Answer fault(AwsFault fault) {
        var error = element("Type", fault.isCallersFault() ? "Sender" : "Receiver")
                + element("Code", fault.code())
                + element("Message", String.valueOf(fault.getMessage()));
        return Answer.xml(
                fault.status(),
                "<ErrorResponse xmlns=\"%s\"><Error>%s</Error>%s</ErrorResponse>"
                        .formatted(NAMESPACE, error, requestId()));
    }

    static String element(String name, String text) {
        return wrap(name, escape(text));
    }

    static <T> String members(String name, Collection<T> items, Function<T, String> content) {
        return wrap(
                name,
                items.stream().map(item -> wrap("member", content.apply(item))).collect(Collectors.joining()));
    }

    static String map(String name, Map<String, String> entries) {
        return wrap(
                name,
                entries.entrySet().stream()
                        .map(entry ->
                                wrap("entry", element("key", entry.getKey()) + element("value", entry.getValue())))
                        .collect(Collectors.joining()));
    }

    private static String wrap(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    private static String requestId() {
        return element("RequestId", UUID.randomUUID().toString());
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
