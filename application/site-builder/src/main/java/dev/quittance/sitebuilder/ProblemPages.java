package dev.quittance.sitebuilder;

import static java.util.function.Predicate.not;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.sitebuilder.Contract.ProblemKind;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A page for every problem the API can answer with, and one that lists them. */
final class ProblemPages {

    private static final Pattern NAMES = Pattern.compile(", ");

    private ProblemPages() {}

    /** One problem with its words. */
    record Explained(String code, int status, String title, boolean retryable, String words, String example) {}

    static void print(Sources sources, Contract contract, Press press) {
        var problems = contract.problems().stream()
                .map(problem -> explain(sources, problem))
                .toList();
        press.print(
                "/problems/",
                "problems",
                new Heading("Problems", "Every problem the API can answer with, and what to do about it.", "problems"),
                Map.of("table", press.part("problem-table", Map.of("problems", problems))));
        problems.forEach(problem -> print(problem, problems, press));
    }

    private static void print(Explained problem, List<Explained> all, Press press) {
        press.print(
                "/problems/" + problem.code() + "/",
                "problem",
                new Heading(problem.title(), "What " + problem.code() + " means and what to do about it.", "problems"),
                Map.of("problem", problem, "problems", all));
    }

    private static Explained explain(Sources sources, ProblemKind problem) {
        var path = "problems/" + problem.code() + ".md";
        if (!sources.has(path)) {
            throw new IllegalArgumentException(
                    path + " is missing in the site's sources: say what the problem means and what to do about it");
        }
        var source = FrontMatter.read(sources, path);
        return new Explained(
                problem.code(),
                problem.status(),
                problem.title(),
                problem.retryable(),
                Markdown.html(sources, source.body()),
                Highlight.html("json", example(problem, source)));
    }

    private static String example(ProblemKind problem, FrontMatter source) {
        var example = JsonNodeFactory.instance
                .objectNode()
                .put("type", "/problems/" + problem.code() + "/")
                .put("title", problem.title())
                .put("status", problem.status())
                .put("detail", source.value("detail"))
                .put("instance", source.optional("instance").orElse("/api/v1/payments"))
                .put("code", problem.code());
        put(example, "param", source);
        example.put("retryable", problem.retryable()).put("request_id", "req_01kav3z6q8m5t2x9c7b4n1d0fh");
        put(example, "payment", source);
        put(example, "payment_status", source);
        source.optional("allowed_actions").ifPresent(actions -> {
            var array = example.putArray("allowed_actions");
            NAMES.splitAsStream(actions).filter(not(String::isEmpty)).forEach(array::add);
        });
        put(example, "decline_code", source);
        put(example, "advice_code", source);
        return PrettyJson.of(example);
    }

    private static void put(ObjectNode example, String field, FrontMatter source) {
        source.optional(field).ifPresent(value -> example.put(field, value));
    }
}
