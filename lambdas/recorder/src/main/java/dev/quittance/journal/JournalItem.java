package dev.quittance.journal;

import dev.quittance.events.Messages;
import dev.quittance.events.Outcome;
import dev.quittance.events.PaymentEvent;
import dev.quittance.events.Recorded;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An outcome or a payment event as it stands in the journal: what one searches by, and the message itself. */
final class JournalItem {

    static final String PAYMENT_ID = "payment_id";
    static final String EVENT_ID = "event_id";

    private JournalItem() {}

    /** @param message kept byte for byte, with fields that this version does not know yet */
    static Map<String, AttributeValue> of(Recorded recorded, String message) {
        var item = new HashMap<String, AttributeValue>();
        item.put(PAYMENT_ID, text(recorded.paymentId()));
        item.put(EVENT_ID, text(recorded.eventId()));
        item.put("type", text(recorded.type()));
        item.put("merchant_id", text(recorded.merchantId()));
        item.put("occurred_at", text(Messages.write(recorded.occurredAt())));
        item.put("data", text(message));
        switch (recorded) {
            case Outcome outcome -> {
                item.put("operation_id", text(outcome.operation().id()));
                item.put("amount", number(amount(outcome)));
                item.put("currency", text(outcome.operation().currency()));
            }
            case PaymentEvent event -> {
                item.put("sequence", number(event.sequence()));
                item.put("amount", number(event.amount()));
                item.put("currency", text(event.currency()));
            }
        }
        return item;
    }

    /** What moved, where something did; else what was asked for. */
    private static long amount(Outcome outcome) {
        return outcome instanceof Outcome.Succeeded succeeded
                ? succeeded.amount()
                : outcome.operation().amount();
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
