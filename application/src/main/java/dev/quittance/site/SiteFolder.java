package dev.quittance.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The whole site in memory, by address. It is small, and a look-up in a map can't be talked into leaving the folder.
 */
final class SiteFolder {

    /** Far more than the site has; whoever configures the wrong folder should hear of it. */
    private static final int FILES_MAX = 2_000;

    private static final int BYTES_MAX = 16 * 1024 * 1024;

    private final Map<String, SiteFile> files;

    private SiteFolder(Map<String, SiteFile> files) {
        this.files = Map.copyOf(files);
    }

    static SiteFolder read(Path folder) throws IOException {
        var files = new HashMap<String, SiteFile>();
        long bytes = 0;
        try (var paths = Files.walk(folder)) {
            for (var path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                var address = "/" + folder.relativize(path).toString().replace('\\', '/');
                bytes += Files.size(path);
                if (files.size() == FILES_MAX || bytes > BYTES_MAX) {
                    throw new IllegalStateException(folder + " holds too much to be the site");
                }
                files.put(address, SiteFile.of(address, Files.readAllBytes(path)));
            }
        }
        return new SiteFolder(files);
    }

    static SiteFolder empty() {
        return new SiteFolder(Map.of());
    }

    Optional<SiteFile> at(String address) {
        return Optional.ofNullable(files.get(address.endsWith("/") ? address + "index.html" : address));
    }

    /** Whether the address is a page's without its last slash. */
    boolean isFolder(String address) {
        return !address.endsWith("/") && files.containsKey(address + "/index.html");
    }

    Optional<SiteFile> notFound() {
        return Optional.ofNullable(files.get("/404.html"));
    }
}
