package dev.quittance.problem;

import dev.quittance.problem.Problem.InvalidParameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule that a request breaks; becomes an {@code application/problem+json} answer at the edge. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ProblemCode code;
    private final @Nullable String param;
    private final transient @Nullable List<InvalidParameter> errors;
    private final @Nullable String payment;

    private ProblemException(
            ProblemCode code,
            String detail,
            @Nullable String param,
            @Nullable List<InvalidParameter> errors,
            @Nullable String payment) {
        // Without a stack trace: it is an answer, not a bug.
        super(detail, null, false, false);
        this.code = code;
        this.param = param;
        this.errors = errors;
        this.payment = payment;
    }

    public ProblemException(ProblemCode code, String detail) {
        this(code, detail, null, null, null);
    }

    public static ProblemException at(String param, ProblemCode code, String detail) {
        return new ProblemException(code, detail, param, null, null);
    }

    public static ProblemException about(@Nullable String payment, ProblemCode code, String detail) {
        return new ProblemException(code, detail, null, null, payment);
    }

    /** One problem for all that is wrong: the first gives the code, every one its place. */
    public static ProblemException ofAll(List<InvalidParameter> errors) {
        var first = errors.getFirst();
        return new ProblemException(
                first.code(), first.detail(), first.param(), errors.size() == 1 ? null : List.copyOf(errors), null);
    }

    public ProblemCode code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public @Nullable String param() {
        return param;
    }

    public @Nullable List<InvalidParameter> errors() {
        return errors;
    }

    public @Nullable String payment() {
        return payment;
    }
}
