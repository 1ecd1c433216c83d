package dev.quittance.receipt;

import dev.quittance.delivery.Deliveries;
import dev.quittance.delivery.Owed;
import dev.quittance.events.PaymentEvent;
import dev.quittance.payment.Payment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Owes a payer a mail about what became of the payment, in the transaction that makes it so. */
@ApplicationScoped
class Receipts {

    private final Deliveries deliveries;

    Receipts(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    void owe(@Observes PaymentEvent event) {
        if (MailKind.of(event.type(), event.data()).isPresent()) {
            recipient(event).ifPresent(recipient -> deliveries.owe(Owed.receipt(event, recipient), event.occurredAt()));
        }
    }

    /** A refund doesn't know it; its payment does. */
    private static Optional<String> recipient(PaymentEvent event) {
        return event.data().has("receipt_email")
                ? Optional.ofNullable(event.data().get("receipt_email").textValue())
                : Payment.<Payment>findByIdOptional(event.paymentId())
                        .map(Payment::view)
                        .flatMap(payment -> Optional.ofNullable(payment.receiptEmail()));
    }
}
