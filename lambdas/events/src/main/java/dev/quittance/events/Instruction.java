package dev.quittance.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the application asks of the payment function, on the queue {@code payment-execute}.
 *
 * <p>Past {@link #executeBefore()} the function only inquires and never sends: a PSP forgets idempotency keys after a
 * day, while a queue keeps messages for two weeks and operators redrive them.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Instruction.Authorize.class, name = "authorize"),
    @JsonSubTypes.Type(value = Instruction.Authenticate.class, name = "authenticate"),
    @JsonSubTypes.Type(value = Instruction.Capture.class, name = "capture"),
    @JsonSubTypes.Type(value = Instruction.Cancel.class, name = "cancel"),
    @JsonSubTypes.Type(value = Instruction.Refund.class, name = "refund"),
    @JsonSubTypes.Type(value = Instruction.Inquire.class, name = "inquire"),
})
public sealed interface Instruction {

    Operation operation();

    Instant executeBefore();

    /**
     * Hold the amount, and take it at once unless the capture is manual.
     *
     * @param paymentMethod a token, never a card number
     * @param returnUrl where the payer goes after authenticating, when the merchant gave one
     */
    record Authorize(
            Operation operation,
            Instant executeBefore,
            CaptureMethod captureMethod,
            String paymentMethod,
            @Nullable String returnUrl)
            implements Instruction {
        public Authorize {
            requireNonNull(operation, "operation");
            requireNonNull(executeBefore, "execute_before");
            requireNonNull(captureMethod, "capture_method");
            requireNonNull(paymentMethod, "payment_method");
        }
    }

    /**
     * The payer came back from authentication: go on with the authorization that waits for it, or give it up.
     *
     * @param operation the waiting authorization's own, so that it keeps its idempotency key
     * @param captureMethod as the authorization said
     * @param paymentMethod as the authorization said
     * @param passed whether the payer proved to be who they say
     */
    record Authenticate(
            Operation operation,
            Instant executeBefore,
            CaptureMethod captureMethod,
            String paymentMethod,
            boolean passed)
            implements Instruction {
        public Authenticate {
            requireNonNull(operation, "operation");
            requireNonNull(executeBefore, "execute_before");
            requireNonNull(captureMethod, "capture_method");
            requireNonNull(paymentMethod, "payment_method");
        }
    }

    /**
     * Take held funds.
     *
     * @param authorization the operation id of the authorization to take from
     * @param pspReference that authorization's reference at the PSP
     * @param last whether the rest of the hold is released
     */
    record Capture(Operation operation, Instant executeBefore, String authorization, String pspReference, boolean last)
            implements Instruction {
        public Capture {
            requireNonNull(operation, "operation");
            requireNonNull(executeBefore, "execute_before");
            requireNonNull(authorization, "authorization");
            requireNonNull(pspReference, "psp_reference");
        }
    }

    /** Release the hold of an authorization that was not captured. */
    record Cancel(Operation operation, Instant executeBefore, String authorization, String pspReference)
            implements Instruction {
        public Cancel {
            requireNonNull(operation, "operation");
            requireNonNull(executeBefore, "execute_before");
            requireNonNull(authorization, "authorization");
            requireNonNull(pspReference, "psp_reference");
        }
    }

    /** Give captured funds back, whole or part. */
    record Refund(Operation operation, Instant executeBefore, String authorization, String pspReference)
            implements Instruction {
        public Refund {
            requireNonNull(operation, "operation");
            requireNonNull(executeBefore, "execute_before");
            requireNonNull(authorization, "authorization");
            requireNonNull(pspReference, "psp_reference");
        }
    }

    /** Ask the PSP what became of an operation whose outcome is unknown, and make sure that it can't happen any more. */
    record Inquire(Operation operation, Instant executeBefore) implements Instruction {
        public Inquire {
            requireNonNull(operation, "operation");
            requireNonNull(executeBefore, "execute_before");
        }
    }
}
