package dev.quittance.cloud;

import dev.quittance.cloud.settings.CannotStartException;
import dev.quittance.cloud.settings.Settings;
import dev.quittance.cloud.settings.Wiring;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a run is to be.
 *
 * @param root the repository's root, where the packaged artifacts are
 * @param state what the platform keeps
 * @param cache what it can make again
 * @param fresh start with nothing kept
 */
record Options(Path root, Path state, Path cache, boolean fresh, Set<Part> without, Wiring wiring, Settings settings) {

    private static final Path WIRING = Path.of("lambdas", "wiring.json");

    /** What a run can do without. */
    enum Part {
        APPLICATION,
        FUNCTIONS
    }

    static Options parse(List<String> arguments, Settings settings) {
        var root =
                settings.text("root").map(Path::of).orElseGet(Options::findRoot).toAbsolutePath();
        var state = settings.text("state")
                .map(Path::of)
                .orElse(root.resolve(".local"))
                .toAbsolutePath();
        return new Options(
                root,
                state,
                settings.text("cache")
                        .map(Path::of)
                        .orElse(state.resolve("cache"))
                        .toAbsolutePath(),
                settings.flag("fresh"),
                parts(arguments),
                Wiring.read(root.resolve(WIRING)).with(settings),
                settings);
    }

    boolean with(Part part) {
        return !without.contains(part);
    }

    private static Set<Part> parts(List<String> arguments) {
        var parts = EnumSet.noneOf(Part.class);
        for (int i = 0; i < arguments.size(); i += 2) {
            if (!arguments.get(i).equals("--without") || i + 1 == arguments.size()) {
                throw new CannotStartException("don't know " + String.join(" ", arguments)
                        + "; known are --without application and --without functions");
            }
            parts.add(part(arguments.get(i + 1)));
        }
        return parts;
    }

    private static Part part(String name) {
        return Stream.of(Part.values())
                .filter(part -> part.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new CannotStartException("can't do without " + name));
    }

    private static Path findRoot() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(WIRING))) {
                return folder;
            }
        }
        throw new CannotStartException(
                WIRING + " is not here nor above; start in the repository, or set -Dquittance.local.root=…");
    }
}
