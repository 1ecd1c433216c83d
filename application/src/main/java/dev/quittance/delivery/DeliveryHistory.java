package dev.quittance.delivery;

import dev.quittance.merchant.Caller;
import dev.quittance.page.Listing;
import dev.quittance.page.Page;
import dev.quittance.page.Query;
import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What a merchant can see of its deliveries, and do with one of them. */
@ApplicationScoped
class DeliveryHistory {

    private static final int ATTEMPTS_MAX = 100;

    private final Session session;
    private final Deliveries deliveries;
    private final InstantSource time;

    DeliveryHistory(Session session, Deliveries deliveries, InstantSource time) {
        this.session = session;
        this.deliveries = deliveries;
        this.time = time;
    }

    @Transactional
    Page<DeliveryView> list(Caller caller, Query query) {
        var page = new Listing<>(Delivery.class, "delivery")
                .of(caller.merchantId(), caller.mode())
                .where("payment_id = :payment", "payment", query.text("payment"))
                .where("receiver_id = :endpoint", "endpoint", query.text("endpoint"))
                .where("event_id = :event", "event", query.text("event"))
                .where(
                        "status = :status",
                        "status",
                        query.oneOf("status", DeliveryStatus.values(), DeliveryStatus::wire)
                                .map(DeliveryStatus::wire))
                .where(
                        "kind = :kind",
                        "kind",
                        query.oneOf("kind", DeliveryKind.values(), DeliveryKind::wire)
                                .map(DeliveryKind::wire))
                .read(session, query, id -> Delivery.exists(caller, id));
        var last = DeliveryAttempt.lastOf(
                        session, page.data().stream().map(Delivery::id).toList())
                .stream()
                .collect(Collectors.toMap(DeliveryAttempt::deliveryId, Function.identity()));
        return page.map(delivery -> view(delivery, last));
    }

    @Transactional
    DeliveryView get(Caller caller, String id) {
        var delivery = find(caller, id);
        var attempts = DeliveryAttempt.latestOf(id, ATTEMPTS_MAX);
        return view(delivery, attempts.isEmpty() ? null : attempts.getFirst(), attempts);
    }

    @Transactional
    DeliveryView replay(Caller caller, String id) {
        return view(deliveries.replay(find(caller, id), time.instant()), Map.of());
    }

    private static Delivery find(Caller caller, String id) {
        return Delivery.find(caller, id)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no delivery " + id + "."));
    }

    private static DeliveryView view(Delivery delivery, Map<String, DeliveryAttempt> last) {
        return view(delivery, last.get(delivery.id()), null);
    }

    private static DeliveryView view(
            Delivery delivery, @Nullable DeliveryAttempt last, @Nullable List<DeliveryAttempt> attempts) {
        return new DeliveryView(
                delivery.id(),
                delivery.mode(),
                delivery.kind(),
                delivery.kind() == DeliveryKind.WEBHOOK ? delivery.receiverId() : null,
                delivery.recipient(),
                delivery.eventType(),
                delivery.eventId(),
                delivery.paymentId(),
                delivery.status(),
                delivery.status() == DeliveryStatus.PENDING ? delivery.dueAt() : null,
                last == null ? null : last.view(),
                attempts == null
                        ? null
                        : attempts.stream().map(DeliveryAttempt::view).toList(),
                delivery.createdAt(),
                delivery.finishedAt());
    }
}
