package dev.quittance.console;

import dev.quittance.admin.PaymentConsole;
import dev.quittance.payment.Payment;
import dev.quittance.payment.PaymentView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Gives the console's pages what they ask for about payments. */
@ApplicationScoped
class ApplicationPaymentConsole implements PaymentConsole {

    @Override
    @Transactional
    public List<Row> latest(int limit) {
        return Payment.latest(limit).stream()
                .map(payment -> row(payment.merchantId(), payment.view()))
                .toList();
    }

    private static Row row(String merchantId, PaymentView payment) {
        return new Row(
                payment.id(),
                merchantId,
                payment.amount(),
                payment.exponent(),
                payment.currency(),
                payment.status().wire(),
                payment.createdAt());
    }
}
