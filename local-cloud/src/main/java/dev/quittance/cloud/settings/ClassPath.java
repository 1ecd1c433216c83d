package dev.quittance.cloud.settings;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files we were started from, among which are the programs that we start. */
public final class ClassPath {

    private ClassPath() {}

    /** For a child that may have another working folder. */
    public static String text() {
        return listed().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** The files whose names begin so. */
    public static List<Path> starting(String... names) {
        return entries()
                .filter(file -> Arrays.stream(names)
                        .anyMatch(name -> String.valueOf(file.getFileName()).startsWith(name)))
                .toList();
    }

    /** The folder of the one file whose name begins so. */
    public static Path folderOf(String name) {
        return starting(name).stream()
                .findFirst()
                .map(Path::getParent)
                .orElseThrow(() -> new CannotStartException(name + " is not on the class path"));
    }

    private static Stream<Path> entries() {
        return listed().flatMap(ClassPath::withManifestEntries);
    }

    private static Stream<Path> listed() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath());
    }

    /** A jar started with {@code -jar} stands for all the jars that its manifest names. */
    private static Stream<Path> withManifestEntries(Path entry) {
        if (!entry.toString().endsWith(".jar")) {
            return Stream.of(entry);
        }
        try (var jar = new JarFile(entry.toFile())) {
            var named = jar.getManifest() == null
                    ? null
                    : jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return named == null
                    ? Stream.of(entry)
                    : Stream.concat(
                            Stream.of(entry),
                            Arrays.stream(named.split(" ", -1)).map(entry::resolveSibling));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
