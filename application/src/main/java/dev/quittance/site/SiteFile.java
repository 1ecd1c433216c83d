package dev.quittance.site;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** One file of the site, ready to send. */
record SiteFile(String mediaType, String caching, String tag, Buffer plain, Buffer gzipped) {

    /** The name of such a file changes with its content. */
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private static final String ASK_EVERY_TIME = "no-cache";

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "txt", "text/plain; charset=utf-8",
            "xml", "application/xml");

    static SiteFile of(String address, byte[] content) {
        var caching = address.startsWith("/assets/") ? FOR_EVER : ASK_EVERY_TIME;
        return new SiteFile(mediaType(address), caching, tag(content), Buffer.buffer(content), gzip(content));
    }

    private static String mediaType(String address) {
        var type = MEDIA_TYPES.get(address.substring(address.lastIndexOf('.') + 1));
        if (type == null) {
            throw new IllegalArgumentException("no media type is known for " + address);
        }
        return type;
    }

    private static String tag(byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            // Weak, because the compressed and the plain bytes share it.
            return "W/\"" + HexFormat.of().formatHex(digest, 0, 8) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK knows SHA-256", e);
        }
    }

    private static Buffer gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream(content.length);
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new IllegalStateException("memory can always be written", e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }
}
