package dev.quittance.receipt;

import dev.quittance.delivery.Deliveries;
import dev.quittance.delivery.Owed;
import dev.quittance.json.StrictJson;
import dev.quittance.merchant.Merchant;
import dev.quittance.webhook.EndpointDisabled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Owes a merchant word of an endpoint that was disabled, in the transaction that disables it. */
@ApplicationScoped
class EndpointNotices {

    private final Deliveries deliveries;

    EndpointNotices(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    void owe(@Observes EndpointDisabled disabled) {
        var content = StrictJson.write(new EndpointNotice(
                disabled.endpointId(), disabled.url(), disabled.reason().wire()));
        Merchant.<Merchant>findByIdOptional(disabled.merchantId())
                .flatMap(merchant -> Optional.ofNullable(merchant.contactEmail()))
                .ifPresent(recipient -> deliveries.owe(
                        Owed.notice(disabled.merchantId(), disabled.mode(), recipient, EndpointNotice.TYPE, content),
                        disabled.at()));
    }
}
