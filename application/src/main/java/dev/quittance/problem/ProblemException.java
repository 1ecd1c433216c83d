package dev.quittance.problem;

import dev.quittance.events.AdviceCode;
import dev.quittance.events.DeclineCode;
import dev.quittance.problem.Problem.InvalidParameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule that a request breaks; becomes an {@code application/problem+json} answer at the edge. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Where a payment stood when it refused a command, and what it allows instead. */
    public record State(String payment, String status, List<String> allowedActions) {}

    /** What the PSP said when it refused. */
    public record Refusal(
            String payment,
            @Nullable DeclineCode declineCode,
            @Nullable AdviceCode adviceCode) {}

    private final ProblemCode code;
    private final @Nullable String param;
    private final transient @Nullable List<InvalidParameter> errors;
    private final @Nullable String payment;
    private final transient @Nullable State state;
    private final transient @Nullable Refusal refusal;

    private ProblemException(
            ProblemCode code,
            String detail,
            @Nullable String param,
            @Nullable List<InvalidParameter> errors,
            @Nullable String payment,
            @Nullable State state,
            @Nullable Refusal refusal) {
        // Without a stack trace: it is an answer, not a bug.
        super(detail, null, false, false);
        this.code = code;
        this.param = param;
        this.errors = errors;
        this.payment = payment;
        this.state = state;
        this.refusal = refusal;
    }

    public ProblemException(ProblemCode code, String detail) {
        this(code, detail, null, null, null, null, null);
    }

    public static ProblemException at(String param, ProblemCode code, String detail) {
        return new ProblemException(code, detail, param, null, null, null, null);
    }

    public static ProblemException about(@Nullable String payment, ProblemCode code, String detail) {
        return new ProblemException(code, detail, null, null, payment, null, null);
    }

    public static ProblemException aboutAmount(String payment, ProblemCode code, String detail) {
        return new ProblemException(code, detail, "/amount", null, payment, null, null);
    }

    public static ProblemException aboutState(ProblemCode code, String detail, State state) {
        return new ProblemException(code, detail, null, null, state.payment(), state, null);
    }

    public static ProblemException aboutRefusal(ProblemCode code, String detail, Refusal refusal) {
        return new ProblemException(code, detail, null, null, refusal.payment(), null, refusal);
    }

    /** One problem for all that is wrong: the first gives the code, every one its place. */
    public static ProblemException ofAll(List<InvalidParameter> errors) {
        var first = errors.getFirst();
        return new ProblemException(
                first.code(),
                first.detail(),
                first.param(),
                errors.size() == 1 ? null : List.copyOf(errors),
                null,
                null,
                null);
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

    public @Nullable State state() {
        return state;
    }

    public @Nullable Refusal refusal() {
        return refusal;
    }
}
