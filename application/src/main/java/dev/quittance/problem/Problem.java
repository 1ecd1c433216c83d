package dev.quittance.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
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
        @Nullable String payment) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** One of several things wrong with a request. */
    public record InvalidParameter(ProblemCode code, String param, String detail) {}

    public static Problem of(ProblemException e, @Nullable String instance, @Nullable String requestId) {
        var code = e.code();
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
                e.payment());
    }
}
