package dev.quittance.deploy.migration;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code migrations RELEASED FOLDER}: refuses what the released version can't live with. {@code RELEASED} is a file that
 * lists the names of the migrations of the last release; without it, nothing is released yet.
 */
public final class MigrationsCommand {

    public static final String USAGE = "migrations RELEASED FOLDER";

    private MigrationsCommand() {}

    /**
     * @return whether every migration may be released
     * @throws IllegalArgumentException when there is nothing to judge
     */
    public static boolean run(List<String> arguments, PrintStream out) {
        if (arguments.size() != 2) {
            throw new IllegalArgumentException("usage: " + USAGE);
        }
        var migrations = Migration.in(Path.of(arguments.get(1)));
        if (migrations.isEmpty()) {
            throw new IllegalArgumentException(arguments.get(1) + " holds no migrations");
        }
        var released = released(Path.of(arguments.get(0)));
        var broken = Coexistence.brokenBy(migrations, released);
        out.println("## Migrations\n");
        out.println(migrations.size() + " in all, " + released.size() + " released.\n");
        broken.forEach(sentence -> out.println("- **Refused.** " + sentence));
        return broken.isEmpty();
    }

    private static Set<String> released(Path list) {
        if (!Files.exists(list)) {
            return Set.of();
        }
        try {
            return Files.readAllLines(list).stream()
                    .filter(line -> !line.isBlank())
                    .map(Migration::versionOf)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
