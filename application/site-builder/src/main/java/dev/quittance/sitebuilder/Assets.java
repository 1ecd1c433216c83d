package dev.quittance.sitebuilder;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Gives every asset a name that changes with its content, so that it may be kept for a year wherever it is cached. */
final class Assets {

    private static final int HASH_CHARACTERS = 12;

    private Assets() {}

    /** The addresses of the assets by their names in the sources. */
    static Map<String, String> publish(Sources sources, Site site) {
        var addresses = new TreeMap<String, String>();
        for (var name : sources.names("assets")) {
            var content = sources.bytes("assets/" + name);
            var address = "/assets/" + hashed(name, content);
            site.add(address, content);
            addresses.put(name, address);
        }
        return addresses;
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
