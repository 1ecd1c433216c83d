package dev.quittance.webhook;

/** A request got no answer. The reason is short and ours: no stranger's text. */
final class PostFailedException extends Exception {

    private static final long serialVersionUID = 1;

    PostFailedException(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
