package dev.quittance.receipt;

/**
 * Tells a merchant that one of its endpoints was disabled, in the words of JSON until the mail is written.
 *
 * @param reason {@code gone}, {@code failing} or {@code by_operator}
 */
public record EndpointNotice(String endpoint, String url, String reason) {

    static final String TYPE = "endpoint.disabled";

    /** Why, in a sentence. */
    public String because() {
        return switch (reason) {
            case "gone" -> "It answered 410, which says that it wants no more webhooks.";
            case "failing" -> "For five days it has answered nothing but errors, or not at all.";
            case "by_operator" -> "An operator of this platform disabled it.";
            default -> throw new IllegalStateException("nobody is written to about an endpoint disabled " + reason);
        };
    }
}
