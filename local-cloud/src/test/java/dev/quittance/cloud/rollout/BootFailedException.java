package dev.quittance.cloud.rollout;

/** What makes CloudFormation take a rollout back. */
final class BootFailedException extends Exception {

    private static final long serialVersionUID = 1;

    BootFailedException(String message) {
        super(message);
    }
}
