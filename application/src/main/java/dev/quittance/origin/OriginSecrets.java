package dev.quittance.origin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The secrets that open the API's door. Immutable. */
final class OriginSecrets {

    /** Fewer could be found by trying. */
    private static final int LENGTH_MIN = 32;

    private final List<byte[]> accepted;

    /** @throws IllegalArgumentException if one is too short to be a secret */
    OriginSecrets(List<String> accepted) {
        for (var secret : accepted) {
            if (secret.length() < LENGTH_MIN) {
                throw new IllegalArgumentException(
                        "quittance.origin.secrets must have at least " + LENGTH_MIN + " characters each");
            }
        }
        this.accepted = accepted.stream().map(OriginSecrets::bytes).toList();
    }

    boolean areChecked() {
        return !accepted.isEmpty();
    }

    /** Takes as long whatever was sent, so that nobody learns a secret letter by letter. */
    boolean admit(@Nullable String sent) {
        var candidate = bytes(sent == null ? "" : sent);
        var admitted = false;
        for (var secret : accepted) {
            admitted |= MessageDigest.isEqual(secret, candidate);
        }
        return admitted;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
