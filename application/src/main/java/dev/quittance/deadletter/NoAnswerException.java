package dev.quittance.deadletter;

/** SQS can't be reached, or refuses. Whatever was taken comes back by itself. */
public final class NoAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoAnswerException(Throwable cause) {
        super("the queues don't answer", cause);
    }
}
