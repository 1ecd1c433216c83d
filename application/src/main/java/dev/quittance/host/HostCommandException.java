package dev.quittance.host;

/** A command can't be carried out; the message is all that the person at the host is told. */
final class HostCommandException extends RuntimeException {

    private static final long serialVersionUID = 1;

    HostCommandException(String message) {
        super(message);
    }

    HostCommandException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
