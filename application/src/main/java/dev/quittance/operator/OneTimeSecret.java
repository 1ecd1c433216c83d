package dev.quittance.operator;

import io.quarkus.elytron.security.common.BcryptUtil;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Opens the console once, to choose a password with. Shown to whoever asked for it, and kept nowhere. */
public record OneTimeSecret(String text, Instant until) {

    /** Long enough to hand it over during working days, short enough that a lost note is worth nothing next week. */
    public static final Duration VALID_FOR = Duration.ofDays(3);

    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    public static OneTimeSecret generate(Instant now) {
        var random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return new OneTimeSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(random), now.plus(VALID_FOR));
    }

    String hash() {
        return BcryptUtil.bcryptHash(text);
    }
}
