package dev.quittance.receipt;

import static java.util.Objects.requireNonNull;

import dev.quittance.delivery.AttemptResult;
import dev.quittance.delivery.Channel;
import dev.quittance.delivery.Deliveries;
import dev.quittance.delivery.Delivery;
import dev.quittance.json.StrictJson;
import dev.quittance.merchant.Merchant;
import dev.quittance.payment.EventView;
import dev.quittance.payment.Payment;
import dev.quittance.payment.PaymentEvents;
import dev.quittance.payment.PaymentView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Writes mails and posts them. */
@ApplicationScoped
class MailChannel implements Channel {

    private final PaymentEvents events;
    private final Postman postman;
    private final InstantSource time;

    MailChannel(PaymentEvents events, Postman postman, InstantSource time) {
        this.events = events;
        this.postman = postman;
        this.time = time;
    }

    @Override
    public String name() {
        return Deliveries.MAIL;
    }

    @Override
    public Map<String, Attempt> prepare(List<Delivery> claimed) {
        var told = events.find(
                claimed.stream().map(Delivery::eventId).filter(Objects::nonNull).collect(Collectors.toSet()));
        var payments = paymentsById(claimed.stream()
                .map(Delivery::paymentId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var merchants = namesById(claimed.stream().map(Delivery::merchantId).collect(Collectors.toSet()));
        var attempts = new HashMap<String, Attempt>();
        for (var delivery : claimed) {
            var merchant = requireNonNull(merchants.get(delivery.merchantId()));
            attempts.put(
                    delivery.id(),
                    post(
                            delivery,
                            () -> delivery.eventId() == null
                                    ? Letters.write(StrictJson.read(
                                            StrictJson.stored(requireNonNull(delivery.content())),
                                            EndpointNotice.class))
                                    : receipt(
                                            requireNonNull(told.get(delivery.eventId())),
                                            requireNonNull(payments.get(requireNonNull(delivery.paymentId()))),
                                            merchant)));
        }
        return attempts;
    }

    private static Letter receipt(EventView event, PaymentView payment, String merchant) {
        var kind = MailKind.of(event.type(), event.data()).orElseThrow();
        return Letters.write(kind, Receipt.of(event, kind, payment, merchant));
    }

    private Attempt post(Delivery delivery, Supplier<Letter> letter) {
        var recipient = delivery.recipient();
        return recipient == null
                ? () -> AttemptResult.moot(time.instant())
                : () -> postman.post(delivery.id(), recipient, letter.get());
    }

    private static Map<String, PaymentView> paymentsById(Collection<String> ids) {
        return Payment.<Payment>list("id in ?1", ids).stream()
                .map(Payment::view)
                .collect(Collectors.toMap(PaymentView::id, Function.identity()));
    }

    private static Map<String, String> namesById(Collection<String> ids) {
        return Merchant.<Merchant>list("id in ?1", ids).stream()
                .collect(Collectors.toMap(Merchant::id, Merchant::name));
    }
}
