package dev.quittance.sitebuilder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything that will be written, by its address: {@code /guide/index.html}. */
final class Site {

    private final SortedMap<String, byte[]> files = new TreeMap<>();

    void add(String address, byte[] content) {
        if (files.put(address, content) != null) {
            throw new IllegalStateException("two files for " + address);
        }
    }

    boolean has(String address) {
        return files.containsKey(address);
    }

    /** The pages' text, by address. */
    SortedMap<String, String> pages() {
        var pages = new TreeMap<String, String>();
        files.forEach((address, content) -> {
            if (address.endsWith(".html")) {
                pages.put(address, new String(content, UTF_8));
            }
        });
        return Collections.unmodifiableSortedMap(pages);
    }

    /** Writes what differs and removes what is no longer part of the site. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            var path = folder.resolve(file.getKey().substring(1));
            Files.createDirectories(path.getParent());
            if (!Files.isRegularFile(path) || !Arrays.equals(Files.readAllBytes(path), file.getValue())) {
                Files.write(path, file.getValue());
            }
        }
        removeOthers(folder);
    }

    private void removeOthers(Path folder) throws IOException {
        try (var written = Files.walk(folder)) {
            for (var path : written.filter(Files::isRegularFile).toList()) {
                if (!has("/" + folder.relativize(path).toString().replace('\\', '/'))) {
                    Files.delete(path);
                }
            }
        }
    }
}
