package dev.quittance.deploy.workflow;

import dev.quittance.deploy.test.Assembly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** A GitHub Actions workflow, read as plain maps. */
record Workflow(String name, Map<Object, Object> body) {

    static final Path FOLDER = Assembly.REPOSITORY.resolve(".github/workflows");

    static List<Workflow> all() {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().map(Workflow::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Workflow named(String name) {
        return read(FOLDER.resolve(name + ".yml"));
    }

    static Workflow parse(String name, String text) {
        return new Workflow(name, new Yaml().load(text));
    }

    /** YAML takes the key {@code on} for the truth value. */
    Map<String, Object> triggers() {
        return map(body.get(true));
    }

    Map<String, Object> jobs() {
        return map(body.get("jobs"));
    }

    List<Map<String, Object>> steps() {
        return jobs().values().stream()
                .map(Workflow::map)
                .filter(job -> job.containsKey("steps"))
                .flatMap(job -> steps(job).stream())
                .toList();
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> steps(Map<String, Object> job) {
        return (List<Map<String, Object>>) job.getOrDefault("steps", List.of());
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object node) {
        return node == null ? Map.of() : (Map<String, Object>) node;
    }

    private static Workflow read(Path file) {
        try {
            return parse(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
