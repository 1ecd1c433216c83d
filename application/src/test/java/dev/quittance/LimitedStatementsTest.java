package dev.quittance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * PostgreSQL may ask {@code IN (SELECT … LIMIT n FOR UPDATE)} once for every row of a table that it believes to be small,
 * and each time finds n others. {@code = ANY (ARRAY(SELECT …))} it asks once.
 */
class LimitedStatementsTest {

    private static final Pattern ASKED_AGAIN_AND_AGAIN = Pattern.compile("\\bIN \\(\\s*SELECT[^;\"]+LIMIT[^;\"]+FOR ");

    @Test
    void whatIsTakenUpToALimit_isLookedForOnce() throws IOException {
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(source -> source.toString().endsWith(".java")))
                    .isNotEmpty()
                    .noneMatch(source ->
                            ASKED_AGAIN_AND_AGAIN.matcher(read(source)).find());
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
