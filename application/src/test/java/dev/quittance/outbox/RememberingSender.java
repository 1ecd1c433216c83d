package dev.quittance.outbox;

import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Takes messages as the queue and the topic would, or refuses them when told to. */
@Mock
@ApplicationScoped
public class RememberingSender implements Sender {

    private final List<OutboxMessage> sent = new CopyOnWriteArrayList<>();
    private final List<OutboxMessage> refused = new CopyOnWriteArrayList<>();
    private volatile boolean refusing;

    @Override
    public Set<String> send(Destination destination, List<OutboxMessage> messages) {
        if (refusing) {
            refused.addAll(messages);
            return Set.of();
        }
        sent.addAll(messages);
        return messages.stream().map(OutboxMessage::id).collect(Collectors.toSet());
    }

    /** What was sent about a payment so far, by type, oldest first. */
    public List<String> typesAbout(String paymentId) {
        return typesAbout(paymentId, sent);
    }

    /** What was refused about a payment so far, by type. */
    List<String> refusedAbout(String paymentId) {
        return typesAbout(paymentId, refused);
    }

    private static List<String> typesAbout(String paymentId, List<OutboxMessage> messages) {
        return messages.stream()
                .filter(message -> message.body().contains(paymentId))
                .map(OutboxMessage::type)
                .toList();
    }

    void refuse(boolean refusing) {
        this.refusing = refusing;
    }
}
