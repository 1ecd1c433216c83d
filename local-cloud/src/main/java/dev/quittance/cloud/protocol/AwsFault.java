package dev.quittance.cloud.protocol;

/** An AWS service's refusal. */
public final class AwsFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    public AwsFault(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    /** For example {@code ResourceInUseException}. */
    public String code() {
        return code;
    }

    /** The caller is to blame, so sending the same again can't help. */
    public boolean isCallersFault() {
        return status < 500;
    }
}
