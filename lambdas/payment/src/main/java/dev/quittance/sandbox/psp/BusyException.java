package dev.quittance.sandbox.psp;

/** Two requests are at the same charge; the caller's next try will find it free. */
final class BusyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BusyException(String message) {
        super(message);
    }
}
