package dev.quittance.sitebuilder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.TreeSet;

/** The tokens of the sandbox, in groups, with what each does; exactly those that the code knows. */
final class Tokens {

    private static final String FILE = "tokens.json";

    private Tokens() {}

    record Group(String title, List<Token> tokens) {}

    record Token(String token, String outcome) {
        public String plainOutcome() {
            return outcome.replaceAll("<[^>]+>", "");
        }
    }

    static List<Group> read(Sources sources, Contract contract) {
        var groups = parse(sources);
        var told = new TreeSet<String>();
        groups.forEach(group -> group.tokens().forEach(token -> told.add(token.token())));
        var known = new TreeSet<>(contract.testPaymentMethods());
        if (!told.equals(known)) {
            throw new IllegalArgumentException(FILE + " tells of " + told + ", the code knows " + known);
        }
        return groups.stream()
                .map(group -> new Group(
                        group.title(),
                        group.tokens().stream()
                                .map(token -> new Token(token.token(), Markdown.inline(sources, token.outcome())))
                                .toList()))
                .toList();
    }

    private static List<Group> parse(Sources sources) {
        try {
            return new ObjectMapper().readValue(sources.text(FILE), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(FILE + " can't be read", e);
        }
    }
}
