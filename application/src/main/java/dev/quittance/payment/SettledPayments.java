package dev.quittance.payment;

import dev.quittance.waiting.Settled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;

/** Payments of which nothing is on its way to the PSP. */
@ApplicationScoped
class SettledPayments implements Settled {

    @Override
    public Set<String> among(Set<String> ids) {
        var payments = ids.stream().filter(id -> id.startsWith("pay_")).toArray(String[]::new);
        if (payments.length == 0) {
            return Set.of();
        }
        return new HashSet<>(Payment.getSession()
                .createNativeQuery("""
                        SELECT id FROM payment
                        WHERE id = ANY(:ids) AND status <> 'processing' AND pending_operation IS NULL""", String.class)
                .setParameter("ids", payments)
                .getResultList());
    }
}
