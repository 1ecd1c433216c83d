package dev.quittance.deploy.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsCommandTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("V9__payments.sql"), "CREATE TABLE payment (note text);");
        Files.writeString(folder.resolve("V10__no_note.sql"), "ALTER TABLE payment DROP COLUMN note;");
    }

    @Test
    void contraction_isRefused_andTold() throws IOException {
        var released = Files.writeString(folder.resolve("migrations.txt"), "V9__payments.sql\n");
        assertThat(run(released)).isFalse();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("2 in all, 1 released", "**Refused.** V10__no_note.sql");
    }

    @Test
    void firstRelease_isAllowed() {
        assertThat(run(folder.resolve("nothing"))).isTrue();
    }

    @Test
    void folder_withoutMigrations_isNoProof() throws IOException {
        folder = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> run(folder)).hasMessageContaining("holds no migrations");
    }

    private boolean run(Path released) {
        var arguments = List.of(released.toString(), folder.toString());
        return MigrationsCommand.run(arguments, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }
}
