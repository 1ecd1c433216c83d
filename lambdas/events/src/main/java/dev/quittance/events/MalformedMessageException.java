package dev.quittance.events;

/** A message that can never be understood by trying again: it belongs in a dead-letter queue. */
public final class MalformedMessageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    MalformedMessageException(Throwable cause) {
        super("malformed message: " + cause.getMessage(), cause);
    }
}
