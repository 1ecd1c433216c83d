package dev.quittance.sitebuilder;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Colours code: comments, strings, names of fields, numbers and words of the language; no more than helps reading. */
final class Highlight {

    private static final String STRING = "\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*'";

    /** Not in an address: where the site is served from elsewhere, a script replaces that as one piece of text. */
    private static final String NUMBER = "(?<![\\w:./-])\\d[\\d_.]*\\b";

    private static final Map<String, Pattern> LANGUAGES = Map.of(
            "json", pattern("(?!)", "\"(?:[^\"\\\\]|\\\\.)*\"(?=\\s*:)", "\"(?:[^\"\\\\]|\\\\.)*\"", "true|false|null"),
            "http", pattern("(?!)", "(?m)^[A-Za-z-]+(?=: )", "(?!)", "GET|POST|PATCH|DELETE"),
            "sh", pattern("(?m)(?<=^|\\s)#.*$", "(?<=\\s)--?[A-Za-z][a-z-]*", STRING, "curl|export|source|echo|jq"),
            "java",
                    pattern(
                            "//.*|/\\*(?s:.*?)\\*/",
                            "@[A-Z]\\w*",
                            STRING,
                            "import|package|public|private|final|static|class|record|void|return|new|var|if|else|try|catch|throw|throws|int|String"),
            "js",
                    pattern(
                            "//.*|/\\*(?s:.*?)\\*/",
                            "(?!)",
                            STRING + "|`[^`]*`",
                            "import|from|export|const|let|async|await|function|return|new|if|else|try|catch|throw|of|for"),
            "python",
                    pattern(
                            "#.*",
                            "@\\w+",
                            STRING,
                            "import|from|def|return|if|else|elif|try|except|raise|with|as|for|in|not|None|True|False|class"));

    private Highlight() {}

    static String html(String language, String code) {
        var pattern = LANGUAGES.get(language);
        if (pattern == null) {
            if (!language.equals("text")) {
                throw new IllegalArgumentException("no colours for the language " + language);
            }
            return escape(code);
        }
        var html = new StringBuilder();
        var tokens = pattern.matcher(code);
        int done = 0;
        while (tokens.find()) {
            html.append(escape(code.substring(done, tokens.start())));
            html.append("<span class=\"").append(kind(tokens)).append("\">").append(escape(tokens.group()));
            html.append("</span>");
            done = tokens.end();
        }
        return html.append(escape(code.substring(done))).toString();
    }

    /** Words of the document, with what stands between backticks as code. */
    static String words(String text) {
        return escape(text).replaceAll("`([^`]*)`", "<code>$1</code>");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static Pattern pattern(String comment, String name, String string, String words) {
        return Pattern.compile("(?<comment>" + comment + ")|(?<name>" + name + ")|(?<string>" + string + ")|(?<number>"
                + NUMBER + ")|(?<word>\\b(?:" + words + ")\\b)");
    }

    /** The class in the style sheet. */
    private static String kind(Matcher token) {
        for (var kind : new String[] {"comment", "name", "string", "number"}) {
            if (token.group(kind) != null) {
                return "t-" + kind;
            }
        }
        return "t-word";
    }
}
