package dev.quittance.admin;

/** An act that can't be done now; the message tells the operator why. Nothing was changed. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public RefusedException(String message) {
        // Without a stack trace: it is an answer, not a bug.
        super(message, null, false, false);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
