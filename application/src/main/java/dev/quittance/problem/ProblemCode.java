package dev.quittance.problem;

import com.fasterxml.jackson.annotation.JsonValue;

/** Every problem the API can answer with. The code is its page's address: {@code /problems/{code}/}. */
public enum ProblemCode {
    JSON_MALFORMED(400, "The body is not valid JSON"),
    PARAMETER_UNKNOWN(400, "A parameter is unknown"),
    PARAMETER_INVALID(400, "A parameter is invalid"),
    PARAMETER_MISSING(400, "A parameter is missing"),
    IDEMPOTENCY_KEY_MISSING(400, "The Idempotency-Key header is missing"),
    IDEMPOTENCY_KEY_INVALID(400, "The Idempotency-Key header is malformed"),
    RAW_CARD_DATA(400, "Card numbers are never accepted"),
    REQUEST_MALFORMED(400, "The request is malformed"),
    API_KEY_MISSING(401, "The API key is missing"),
    API_KEY_INVALID(401, "The API key is not valid"),
    PAYMENT_DECLINED(402, "The payment was declined"),
    OPERATION_FAILED(402, "The PSP did not do what was asked"),
    SCOPE_MISSING(403, "The API key lacks a scope"),
    REQUEST_BLOCKED(403, "The request was blocked"),
    NOT_FOUND(404, "Nothing is found here"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "No acceptable media type"),
    PAYMENT_UNEXPECTED_STATE(409, "The payment's state does not allow this"),
    OPERATION_PENDING(409, "Another operation on the payment is under way"),
    WEBHOOK_ENDPOINT_DISABLED(409, "The webhook endpoint is disabled"),
    IDEMPOTENCY_KEY_IN_USE(409, "A request with this idempotency key is under way"),
    BODY_TOO_LARGE(413, "The body is too large"),
    MEDIA_TYPE_UNSUPPORTED(415, "The media type is not supported"),
    WEBHOOK_ENDPOINTS_TOO_MANY(422, "There are too many webhook endpoints"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used for another request"),
    AMOUNT_TOO_SMALL(422, "The amount is too small"),
    AMOUNT_TOO_LARGE(422, "The amount is too large"),
    AMOUNT_EXCEEDS_CAPTURABLE(422, "The amount exceeds what can be captured"),
    AMOUNT_EXCEEDS_REFUNDABLE(422, "The amount exceeds what can be refunded"),
    RATE_LIMITED(429, "Too many requests"),
    INTERNAL(500, "Something went wrong on our side"),
    OVERLOADED(503, "Too busy; nothing was started"),
    JOURNAL_UNAVAILABLE(503, "The journal can't be read now");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** As it stands in the body and in the address of its page. */
    @JsonValue
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Whether the very same request, with the same idempotency key, may succeed later. */
    public boolean retryable() {
        return switch (this) {
            case OPERATION_PENDING, IDEMPOTENCY_KEY_IN_USE, RATE_LIMITED, INTERNAL, OVERLOADED, JOURNAL_UNAVAILABLE ->
                true;
            default -> false;
        };
    }
}
