package dev.quittance.deploy.smoke;

/** What is not as it should be, as a sentence. */
final class SmokeException extends Exception {

    private static final long serialVersionUID = 1;

    SmokeException(String message) {
        super(message);
    }
}
