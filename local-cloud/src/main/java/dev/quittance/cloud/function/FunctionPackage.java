package dev.quittance.cloud.function;

import dev.quittance.cloud.settings.CannotStartException;
import dev.quittance.cloud.settings.ClassPath;
import dev.quittance.cloud.settings.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A function.zip, unpacked as AWS unpacks it.
 *
 * @param taskRoot the working folder of the function
 * @param classPath what the runtime client finds the function in. The classes that lie loose in the archive are in a
 *     jar beside it, because a Java virtual machine archives only classes that come from jars.
 */
public record FunctionPackage(Path taskRoot, List<Path> classPath) {

    private static final String LIBRARIES = "lib/";

    static FunctionPackage unpack(Path zip, String function, StateFolder state) {
        if (!Files.exists(zip)) {
            throw new CannotStartException(
                    zip + " is missing; build it with ./mvnw package, or start with --without functions");
        }
        try {
            var home = state.cache("function-" + function + "-" + checksum(zip));
            if (!Files.exists(home)) {
                forgetOlder(function, state);
                var unfinished = Files.createTempDirectory(state.cache(), "function-unpacking-");
                unpack(zip, unfinished);
                Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
            }
            return in(home);
        } catch (IOException e) {
            throw new CannotStartException("can't unpack " + zip + ": " + e.getMessage(), e);
        }
    }

    /** Beside the code, so that new code begins a new one. */
    Path archive() {
        return taskRoot.resolveSibling("classes-" + Runtime.version().feature() + ".archive");
    }

    private static FunctionPackage in(Path home) throws IOException {
        var taskRoot = home.resolve("task");
        var classPath = new ArrayList<>(ClassPath.starting("aws-lambda-java-", "utils-lite-"));
        classPath.add(home.resolve("classes.jar"));
        if (Files.isDirectory(taskRoot.resolve(LIBRARIES))) {
            try (var libraries = Files.list(taskRoot.resolve(LIBRARIES))) {
                libraries.sorted().forEach(classPath::add);
            }
        }
        return new FunctionPackage(taskRoot, Collections.unmodifiableList(classPath));
    }

    private static void unpack(Path zip, Path home) throws IOException {
        var taskRoot = Files.createDirectory(home.resolve("task"));
        try (var archive = new ZipFile(zip.toFile());
                var classes = new JarOutputStream(Files.newOutputStream(home.resolve("classes.jar")))) {
            for (var entry : Collections.list(archive.entries())) {
                var file = taskRoot.resolve(entry.getName()).normalize();
                if (!file.startsWith(taskRoot)) {
                    throw new IOException("the archive writes outside of its folder: " + entry.getName());
                }
                if (!entry.isDirectory()) {
                    Files.createDirectories(file.getParent());
                    Files.copy(archive.getInputStream(entry), file);
                    if (!entry.getName().startsWith(LIBRARIES)) {
                        classes.putNextEntry(new ZipEntry(entry.getName()));
                        Files.copy(file, classes);
                    }
                }
            }
        }
    }

    private static void forgetOlder(String function, StateFolder state) throws IOException {
        try (var older = Files.newDirectoryStream(state.cache(), "function-{" + function + ",unpacking}-*")) {
            older.forEach(StateFolder::delete);
        }
    }

    private static String checksum(Path zip) throws IOException {
        var checksum = new CRC32();
        checksum.update(Files.readAllBytes(zip));
        return Long.toHexString(checksum.getValue());
    }
}
