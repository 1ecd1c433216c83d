package dev.quittance.publication;

import dev.quittance.events.Messages;
import dev.quittance.events.Outcome;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;

/** An outcome on its way to the topic. Seen by several threads, one after the other, under the publisher's lock. */
final class Publication {

    private final Outcome outcome;
    private boolean taken;
    private @Nullable RuntimeException failure;

    Publication(Outcome outcome) {
        this.outcome = outcome;
    }

    PublishBatchRequestEntry entry(String id) {
        var type = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(outcome.type())
                .build();
        return PublishBatchRequestEntry.builder()
                .id(id)
                .message(Messages.write(outcome))
                .messageAttributes(Map.of("type", type))
                .build();
    }

    void taken() {
        taken = true;
    }

    void failed(RuntimeException why) {
        failure = why;
    }

    boolean isOver() {
        return taken || failure != null;
    }

    void requireTaken() {
        if (failure != null) {
            throw failure;
        }
    }
}
