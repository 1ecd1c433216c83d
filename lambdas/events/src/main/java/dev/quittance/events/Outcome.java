package dev.quittance.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/**
 * What happened to an operation at the PSP, told by the payment function. An outcome carries no sequence: only the
 * application, holding the payment's row lock, turns it into a {@link PaymentEvent}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Succeeded.class, name = Outcome.SUCCEEDED),
    @JsonSubTypes.Type(value = Outcome.Declined.class, name = Outcome.DECLINED),
    @JsonSubTypes.Type(value = Outcome.Failed.class, name = Outcome.FAILED),
    @JsonSubTypes.Type(value = Outcome.Unknown.class, name = Outcome.UNKNOWN),
    @JsonSubTypes.Type(value = Outcome.RequiresAction.class, name = Outcome.REQUIRES_ACTION),
    @JsonSubTypes.Type(value = Outcome.Pending.class, name = Outcome.PENDING),
})
public sealed interface Outcome extends Recorded {

    String SUCCEEDED = "operation.succeeded";
    String DECLINED = "operation.declined";
    String FAILED = "operation.failed";
    String UNKNOWN = "operation.unknown";
    String REQUIRES_ACTION = "operation.requires_action";
    String PENDING = "operation.pending";

    Operation operation();

    @Override
    @JsonIgnore
    default String type() {
        return switch (this) {
            case Succeeded _ -> SUCCEEDED;
            case Declined _ -> DECLINED;
            case Failed _ -> FAILED;
            case Unknown _ -> UNKNOWN;
            case RequiresAction _ -> REQUIRES_ACTION;
            case Pending _ -> PENDING;
        };
    }

    @Override
    @JsonIgnore
    default String paymentId() {
        return operation().paymentId();
    }

    @Override
    @JsonIgnore
    default String merchantId() {
        return operation().merchantId();
    }

    /**
     * The PSP did what was asked.
     *
     * @param amount what the PSP says it moved, in minor units; other than asked for, it opens a discrepancy
     */
    record Succeeded(String eventId, Operation operation, String pspReference, long amount, Instant occurredAt)
            implements Outcome {
        public Succeeded {
            requireNonNull(eventId, "event_id");
            requireNonNull(operation, "operation");
            requireNonNull(pspReference, "psp_reference");
            requireNonNull(occurredAt, "occurred_at");
        }

        public static Succeeded of(Operation operation, String pspReference, long amount, Instant occurredAt) {
            return new Succeeded(
                    EventIds.ofOutcome(operation.id(), SUCCEEDED, pspReference),
                    operation,
                    pspReference,
                    amount,
                    occurredAt);
        }
    }

    /** The issuer said no. */
    record Declined(
            String eventId,
            Operation operation,
            String pspReference,
            DeclineCode declineCode,
            String message,
            Instant occurredAt)
            implements Outcome {
        public Declined {
            requireNonNull(eventId, "event_id");
            requireNonNull(operation, "operation");
            requireNonNull(pspReference, "psp_reference");
            requireNonNull(declineCode, "decline_code");
            requireNonNull(message, "message");
            requireNonNull(occurredAt, "occurred_at");
        }

        public static Declined of(
                Operation operation, String pspReference, DeclineCode declineCode, Instant occurredAt) {
            return new Declined(
                    EventIds.ofOutcome(operation.id(), DECLINED, pspReference),
                    operation,
                    pspReference,
                    declineCode,
                    declineCode.message(),
                    occurredAt);
        }
    }

    /**
     * Nothing happened at the PSP, and there is proof of it.
     *
     * @param code {@code nothing_happened}, or the PSP's own reason to refuse, such as {@code refund_refused}
     */
    record Failed(String eventId, Operation operation, String code, String message, Instant occurredAt)
            implements Outcome {
        public static final String NOTHING_HAPPENED = "nothing_happened";

        /** Told after a refund succeeded: the payer's bank sent the money back. */
        public static final String REFUND_RETURNED = "refund_returned";

        public Failed {
            requireNonNull(eventId, "event_id");
            requireNonNull(operation, "operation");
            requireNonNull(code, "code");
            requireNonNull(message, "message");
            requireNonNull(occurredAt, "occurred_at");
        }

        public static Failed of(Operation operation, String code, String message, Instant occurredAt) {
            return new Failed(EventIds.ofOutcome(operation.id(), FAILED, code), operation, code, message, occurredAt);
        }
    }

    /** We can't tell yet: the answer was lost. Never guessed; an inquiry brings proof. */
    record Unknown(String eventId, Operation operation, String message, Instant occurredAt) implements Outcome {
        public Unknown {
            requireNonNull(eventId, "event_id");
            requireNonNull(operation, "operation");
            requireNonNull(message, "message");
            requireNonNull(occurredAt, "occurred_at");
        }

        public static Unknown of(Operation operation, String message, Instant occurredAt) {
            return of(operation, "", message, occurredAt);
        }

        /** That the answer to this instruction was lost. A payer's authentication asks anew, and is told anew. */
        public static Unknown of(Instruction unanswered, String message, Instant occurredAt) {
            var asked = unanswered instanceof Instruction.Authenticate ? "authenticate" : "";
            return of(unanswered.operation(), asked, message, occurredAt);
        }

        private static Unknown of(Operation operation, String asked, String message, Instant occurredAt) {
            return new Unknown(EventIds.ofOutcome(operation.id(), UNKNOWN, asked), operation, message, occurredAt);
        }
    }

    /** The payer has to authenticate before the authorization goes on. */
    record RequiresAction(
            String eventId, Operation operation, String pspReference, String redirectUrl, Instant occurredAt)
            implements Outcome {
        public RequiresAction {
            requireNonNull(eventId, "event_id");
            requireNonNull(operation, "operation");
            requireNonNull(pspReference, "psp_reference");
            requireNonNull(redirectUrl, "redirect_url");
            requireNonNull(occurredAt, "occurred_at");
        }

        public static RequiresAction of(
                Operation operation, String pspReference, String redirectUrl, Instant occurredAt) {
            return new RequiresAction(
                    EventIds.ofOutcome(operation.id(), REQUIRES_ACTION, pspReference),
                    operation,
                    pspReference,
                    redirectUrl,
                    occurredAt);
        }
    }

    /** The PSP took the operation and will tell its end later. */
    record Pending(String eventId, Operation operation, String pspReference, Instant occurredAt) implements Outcome {
        public Pending {
            requireNonNull(eventId, "event_id");
            requireNonNull(operation, "operation");
            requireNonNull(pspReference, "psp_reference");
            requireNonNull(occurredAt, "occurred_at");
        }

        public static Pending of(Operation operation, String pspReference, Instant occurredAt) {
            return new Pending(
                    EventIds.ofOutcome(operation.id(), PENDING, pspReference), operation, pspReference, occurredAt);
        }
    }
}
