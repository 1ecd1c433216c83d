package dev.quittance.receipt;

/**
 * Tells a merchant that one of its endpoints was disabled, in the words of JSON until the mail is written.
 *
 * @param reason {@code gone} or {@code failing}
 */
public record EndpointNotice(String endpoint, String url, String reason) {

    static final String TYPE = "endpoint.disabled";

    public boolean saysItIsGone() {
        return reason.equals("gone");
    }
}
