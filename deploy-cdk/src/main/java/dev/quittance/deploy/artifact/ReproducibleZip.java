package dev.quittance.deploy.artifact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The same files give the same bytes: entries in order, one fixed time. */
final class ReproducibleZip {

    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

    private ReproducibleZip() {}

    static void write(Path folder, Path zip) {
        try {
            Files.createDirectories(zip.toAbsolutePath().getParent());
            try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
                for (var file : filesOf(folder)) {
                    var entry = new ZipEntry(folder.relativize(file).toString().replace('\\', '/'));
                    entry.setTimeLocal(TIME);
                    out.putNextEntry(entry);
                    Files.copy(file, out);
                    out.closeEntry();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
