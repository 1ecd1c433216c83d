package dev.quittance.cloud.settings;

/** The platform can't start for a reason that its reader can remove; the message is the one line they see. */
public final class CannotStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotStartException(String line) {
        super(line);
    }

    public CannotStartException(String line, Throwable cause) {
        super(line, cause);
    }
}
