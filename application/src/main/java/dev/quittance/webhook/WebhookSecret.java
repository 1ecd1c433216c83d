package dev.quittance.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs webhooks as Standard Webhooks 1.0.0 has it: HMAC-SHA256 over id, timestamp and the raw body. */
final class WebhookSecret {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    WebhookSecret(byte[] key) {
        this.key = key.clone();
    }

    static WebhookSecret generate() {
        var key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return new WebhookSecret(key);
    }

    byte[] key() {
        return key.clone();
    }

    /** As a merchant gets to see it, once. */
    String text() {
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }

    String sign(String id, long timestampSeconds, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + '.' + timestampSeconds + '.').getBytes(UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
