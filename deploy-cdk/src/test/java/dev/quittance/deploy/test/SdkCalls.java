package dev.quittance.deploy.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a module's code asks of AWS through the SDK, as the IAM actions that it needs. */
public final class SdkCalls {

    private static final Pattern CLIENT = Pattern.compile("\\b(\\w+)Client (\\w+)\\b");
    private static final Pattern TRANSACTED = Pattern.compile("TransactWriteItem\\.builder\\(\\)\\s*\\.(\\w+)\\(");

    private SdkCalls() {}

    /** @param module its folder in the repository */
    public static Set<String> of(String module) {
        var actions = new TreeSet<String>();
        try (var files = Files.walk(Assembly.REPOSITORY.resolve(module).resolve("src/main/java"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                actions.addAll(in(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return actions;
    }

    private static Set<String> in(String source) {
        var actions = new TreeSet<String>();
        for (var client : CLIENT.matcher(source).results().toList()) {
            var service = client.group(1).toLowerCase(Locale.ROOT);
            Pattern.compile("\\b" + client.group(2) + "\\s*\\.(\\w+)\\(")
                    .matcher(source)
                    .results()
                    .forEach(call -> actions.addAll(needed(service, call.group(1), source)));
        }
        return actions;
    }

    /** A batch and a transaction are checked as what is in them. */
    private static Set<String> needed(String service, String call, String source) {
        return switch (call) {
            case "transactWriteItems" -> {
                var parts = new TreeSet<String>();
                TRANSACTED
                        .matcher(source)
                        .results()
                        .forEach(part -> parts.add(service + ":" + named(part.group(1)) + "Item"));
                yield parts;
            }
            case "publishBatch" -> Set.of(service + ":Publish");
            default -> Set.of(service + ":" + named(call));
        };
    }

    private static String named(String call) {
        return Character.toUpperCase(call.charAt(0)) + call.substring(1);
    }
}
