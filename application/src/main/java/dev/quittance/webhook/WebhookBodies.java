package dev.quittance.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quittance.delivery.Delivery;
import dev.quittance.delivery.DeliveryKind;
import dev.quittance.json.StrictJson;
import dev.quittance.payment.EventView;
import dev.quittance.payment.PaymentEvents;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What endpoints are sent: the same words at every attempt. */
@ApplicationScoped
public class WebhookBodies {

    private final PaymentEvents events;
    private final WebhookConfig config;

    WebhookBodies(PaymentEvents events, WebhookConfig config) {
        this.events = events;
        this.config = config;
    }

    /** What a webhook's delivery carries, as JSON; empty for a mail. */
    public Optional<String> of(Delivery delivery) {
        return delivery.kind() == DeliveryKind.WEBHOOK
                ? Optional.ofNullable(eventsOf(List.of(delivery)).get(delivery.id()))
                        .map(this::write)
                : Optional.empty();
    }

    /** What each delivery tells, by its id. */
    Map<String, EventView> eventsOf(Collection<Delivery> deliveries) {
        var told = events.find(deliveries.stream()
                .map(Delivery::eventId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var byDelivery = new HashMap<String, EventView>();
        for (var delivery : deliveries) {
            var event = delivery.eventId() == null ? eventOf(delivery) : told.get(delivery.eventId());
            if (event != null) {
                byDelivery.put(delivery.id(), event);
            }
        }
        return byDelivery;
    }

    /** A delivery without a payment event is one of its own. */
    private static EventView eventOf(Delivery delivery) {
        return new EventView(
                delivery.id(),
                delivery.eventType(),
                null,
                1,
                null,
                delivery.createdAt(),
                StrictJson.stored(String.valueOf(delivery.content())));
    }

    /** Under the limit, which the metadata alone can break: who wants it then reads the payment. */
    String write(EventView event) {
        var body = StrictJson.write(event);
        return body.getBytes(UTF_8).length <= config.bodyBytesMax() ? body : StrictJson.write(event.withoutMetadata());
    }
}
