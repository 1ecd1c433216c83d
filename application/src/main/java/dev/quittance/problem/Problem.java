package dev.quittance.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.quittance.events.AdviceCode;
import dev.quittance.events.DeclineCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 9457 problem.
 *
 * @param type the address of the page that explains it
 * @param instance the path that was asked
 * @param param a JSON pointer into the body, or the name of a query parameter or header
 * @param errors each invalid parameter, when there are several
 * @param payment the id of the payment concerned
 * @param paymentStatus where that payment stood, when its state was the reason
 * @param allowedActions what that state allows
 * @param declineCode why the issuer declined
 * @param adviceCode what to do about it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        String code,
        @Nullable String param,
        @Nullable List<InvalidParameter> errors,
        boolean retryable,
        @Nullable String requestId,
        @Nullable String payment,
        @Nullable String paymentStatus,
        @Nullable List<String> allowedActions,
        @Nullable DeclineCode declineCode,
        @Nullable AdviceCode adviceCode) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** One of several things wrong with a request. */
    public record InvalidParameter(ProblemCode code, String param, String detail) {}

    public static Problem of(ProblemException e, @Nullable String instance, @Nullable String requestId) {
        var code = e.code();
        var state = e.state();
        var refusal = e.refusal();
        return new Problem(
                "/problems/" + code.code() + "/",
                code.title(),
                code.status(),
                e.detail(),
                instance,
                code.code(),
                e.param(),
                e.errors(),
                code.retryable(),
                requestId,
                e.payment(),
                state == null ? null : state.status(),
                state == null ? null : state.allowedActions(),
                refusal == null ? null : refusal.declineCode(),
                refusal == null ? null : refusal.adviceCode());
    }
}
