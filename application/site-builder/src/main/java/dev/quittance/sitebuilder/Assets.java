package dev.quittance.sitebuilder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Gives every asset a name that changes with its content, so that it may be kept for a year wherever it is cached. */
final class Assets {

    private static final int HASH_CHARACTERS = 12;
    private static final Pattern IMPORT = Pattern.compile("(?<=from \"\\./)[a-z-]+\\.js(?=\";)");

    private final Sources sources;
    private final Site site;
    private final Map<String, String> addresses = new TreeMap<>();

    private Assets(Sources sources, Site site) {
        this.sources = sources;
        this.site = site;
    }

    /** The addresses of the assets by their names in the sources. */
    static Map<String, String> publish(Sources sources, Site site) {
        var assets = new Assets(sources, site);
        sources.names("assets").forEach(assets::addressOf);
        return assets.addresses;
    }

    private String addressOf(String name) {
        var known = addresses.get(name);
        if (known != null) {
            return known;
        }
        var content = content(name);
        var address = "/assets/" + hashed(name, content);
        site.add(address, content);
        addresses.put(name, address);
        return address;
    }

    /** A script's imports are renamed first, so that its own name changes when one of them does. */
    private byte[] content(String name) {
        var content = sources.bytes("assets/" + name);
        if (!name.endsWith(".js")) {
            return content;
        }
        return IMPORT.matcher(new String(content, UTF_8))
                .replaceAll(imported -> addressOf(imported.group()).substring("/assets/".length()))
                .getBytes(UTF_8);
    }

    static String hashed(String name, byte[] content) {
        int dot = name.lastIndexOf('.');
        return name.substring(0, dot) + "." + hash(content) + name.substring(dot);
    }

    private static String hash(byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).substring(0, HASH_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK knows SHA-256", e);
        }
    }
}
