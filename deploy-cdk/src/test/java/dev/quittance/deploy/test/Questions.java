package dev.quittance.deploy.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The environment variables that a module cannot start without in production. */
public final class Questions {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}");
    private static final Pattern OTHER_PROFILE = Pattern.compile("%(?!prod\\.).*");

    private Questions() {}

    /** @param module its folder in the repository */
    public static Set<String> of(String module) {
        try {
            return Files.readAllLines(
                            Assembly.REPOSITORY.resolve(module).resolve("src/main/resources/application.properties"))
                    .stream()
                    .filter(line -> !OTHER_PROFILE.matcher(line).matches())
                    .flatMap(line -> VARIABLE.matcher(line).results())
                    .map(MatchResult::group)
                    .map(variable -> variable.substring(2, variable.length() - 1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
