package dev.quittance.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header's value: 1 to 255 visible ASCII characters, bare or as a quoted structured-field string. */
final class IdempotencyKey {

    private static final Pattern BARE = Pattern.compile("[\\x21-\\x7e&&[^\"]][\\x21-\\x7e]{0,254}");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[\\x21-\\x7e&&[^\"\\\\]]|\\\\[\"\\\\]){1,510})\"");

    private IdempotencyKey() {}

    /**
     * The key without its quotes.
     *
     * @throws ProblemException {@code idempotency-key-missing} or {@code idempotency-key-invalid}
     */
    static String parse(@Nullable String header) {
        if (header == null) {
            throw ProblemException.at(
                    "Idempotency-Key",
                    ProblemCode.IDEMPOTENCY_KEY_MISSING,
                    "Send a new Idempotency-Key with each command, and the same one when you repeat it.");
        }
        var quoted = QUOTED.matcher(header);
        var key = quoted.matches() ? quoted.group(1).replaceAll("\\\\(.)", "$1") : header;
        if ((!quoted.matches() && !BARE.matcher(header).matches()) || key.length() > 255) {
            throw ProblemException.at(
                    "Idempotency-Key",
                    ProblemCode.IDEMPOTENCY_KEY_INVALID,
                    "A key has 1 to 255 visible ASCII characters, bare or in double quotes.");
        }
        return key;
    }

    /** What must be equal for two requests to be the same: method and path, and the body whatever its layout. */
    static byte[] fingerprint(String requestLine, String canonicalBody) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(requestLine.getBytes(UTF_8));
            digest.update((byte) '\n');
            return digest.digest(canonicalBody.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
