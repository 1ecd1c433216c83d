package dev.quittance.cloud.database;

import dev.quittance.cloud.settings.CannotStartException;
import dev.quittance.cloud.settings.StateFolder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.JarURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, unpacked once from the class path. */
final class Binaries {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private final Path home;

    private Binaries(Path home) {
        this.home = home;
    }

    static Binaries unpackedIn(StateFolder state) throws IOException {
        var archive = Binaries.class.getResource(ARCHIVE);
        if (archive == null || !"amd64".equals(System.getProperty("os.arch"))) {
            throw new CannotStartException("there is no PostgreSQL for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch") + " here; the local cloud runs on Linux on amd64");
        }
        var jar = (JarURLConnection) archive.openConnection();
        var home =
                state.cache("postgresql-" + Long.toHexString(jar.getJarEntry().getCrc()));
        if (!Files.exists(home)) {
            forgetUnfinished(state);
            var unfinished = Files.createTempDirectory(state.cache(), "postgresql-unpacking-");
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
            try (var in = new TarArchiveInputStream(
                    new XZCompressorInputStream(new BufferedInputStream(jar.getInputStream())))) {
                unpack(in, unfinished);
            }
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return new Binaries(home);
    }

    String path(String program) {
        return home.resolve("bin").resolve(program).toString();
    }

    private static void forgetUnfinished(StateFolder state) throws IOException {
        try (var unfinished = Files.newDirectoryStream(state.cache(), "postgresql-*")) {
            unfinished.forEach(StateFolder::delete);
        }
    }

    private static void unpack(TarArchiveInputStream in, Path into) throws IOException {
        for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            var file = into.resolve(entry.getName()).normalize();
            if (!file.startsWith(into)) {
                throw new IOException("the archive writes outside of its folder: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(file);
            } else if (entry.isSymbolicLink()) {
                Files.createDirectories(file.getParent());
                Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            } else {
                Files.createDirectories(file.getParent());
                Files.copy(in, file);
                if ((entry.getMode() & 0100) != 0) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
        }
    }
}
