package dev.quittance.deploy.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes SQL apart: comments away, texts emptied, one line for each statement. */
final class Statements {

    /** A comment, a text, a body in dollars, the end of a statement, or any other character. */
    private static final Pattern TOKEN = Pattern.compile(
            "(?<comment>--[^\\n]*|/\\*.*?\\*/)|(?<text>'(?:[^']|'')*'|(\\$\\w*\\$).*?\\3)|(?<end>;)|.", Pattern.DOTALL);

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Statements() {}

    static List<String> of(String sql) {
        var statements = new ArrayList<String>();
        var statement = new StringBuilder();
        var tokens = TOKEN.matcher(sql);
        while (tokens.find()) {
            if (tokens.group("end") != null) {
                add(statements, statement);
            } else {
                statement.append(words(tokens));
            }
        }
        add(statements, statement);
        return statements;
    }

    /** Clauses of {@code ALTER TABLE}, which commas outside of parentheses separate. */
    static List<String> clauses(String list) {
        var clauses = new ArrayList<String>();
        var depth = 0;
        var start = 0;
        for (var at = 0; at < list.length(); at++) {
            switch (list.charAt(at)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case ',' -> {
                    if (depth == 0) {
                        clauses.add(list.substring(start, at).strip());
                        start = at + 1;
                    }
                }
                default -> {}
            }
        }
        clauses.add(list.substring(start).strip());
        return clauses;
    }

    private static String words(Matcher token) {
        if (token.group("comment") != null) {
            return " ";
        }
        return token.group("text") != null ? "''" : token.group();
    }

    private static void add(List<String> statements, StringBuilder statement) {
        var text = SPACE.matcher(statement).replaceAll(" ").strip();
        if (!text.isEmpty()) {
            statements.add(text);
        }
        statement.setLength(0);
    }
}
