package dev.quittance.sitebuilder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder the site is written in. */
record Sources(Path folder) {

    String text(String path) {
        return new String(bytes(path), UTF_8);
    }

    byte[] bytes(String path) {
        try {
            return Files.readAllBytes(folder.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException("the site's source " + path + " can't be read", e);
        }
    }

    boolean has(String path) {
        return Files.isRegularFile(folder.resolve(path));
    }

    /** The files right inside a folder, by name, in a fixed order. */
    List<String> names(String path) {
        try (var files = Files.list(folder.resolve(path))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the site's folder " + path + " can't be read", e);
        }
    }
}
