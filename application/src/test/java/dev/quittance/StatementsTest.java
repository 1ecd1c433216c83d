package dev.quittance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StatementsTest {

    private static final Pattern ASKED_AGAIN_AND_AGAIN = Pattern.compile("\\bIN \\(\\s*SELECT[^;\"]+LIMIT[^;\"]+FOR ");
    private static final Pattern ALL_COLUMNS =
            Pattern.compile("(SELECT( DISTINCT ON \\([a-z_]+\\))?|RETURNING) ([a-z_]+\\.)?\\*");

    /**
     * PostgreSQL may ask {@code IN (SELECT … LIMIT n FOR UPDATE)} once for every row of a table that it believes to be
     * small, and each time finds n others. {@code = ANY (ARRAY(SELECT …))} it asks once.
     */
    @Test
    void whatIsTakenUpToALimit_isLookedForOnce() throws IOException {
        assertThatNoSource(source -> ASKED_AGAIN_AND_AGAIN.matcher(source).find());
    }

    /**
     * Once a connection has prepared it, a statement that reads {@code *} fails when a migration adds a column: a release
     * would break the version that still runs.
     */
    @Test
    void entities_areReadByTheColumnsTheyHave() throws IOException {
        assertThatNoSource(source -> source.contains("createNativeQuery")
                && ALL_COLUMNS.matcher(source).find());
    }

    private static void assertThatNoSource(Predicate<String> isWrong) throws IOException {
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(source -> source.toString().endsWith(".java")))
                    .isNotEmpty()
                    .noneMatch(source -> isWrong.test(read(source)));
        }
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
