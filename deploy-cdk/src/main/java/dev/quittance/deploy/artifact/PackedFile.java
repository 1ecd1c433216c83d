package dev.quittance.deploy.artifact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A zip and the SHA-256 of its bytes, by which it is stored, found and checked. */
public record PackedFile(Path path, String sha256) {

    /** A zip that another module built. */
    public static PackedFile of(Path zip) {
        if (!Files.isRegularFile(zip)) {
            throw new MissingArtifactException(zip);
        }
        return new PackedFile(zip, sha256Of(zip));
    }

    /** A folder, zipped here. */
    public static PackedFile ofFolder(Path folder, Path zip) {
        if (!Files.isDirectory(folder)) {
            throw new MissingArtifactException(folder);
        }
        ReproducibleZip.write(folder, zip);
        return of(zip);
    }

    private static String sha256Of(Path file) {
        try (var in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 16];
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
