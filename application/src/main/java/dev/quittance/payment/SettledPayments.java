package dev.quittance.payment;

import dev.quittance.waiting.Settled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Set;
import java.util.stream.Collectors;

/** Payments of which nothing is on its way to the PSP. */
@ApplicationScoped
class SettledPayments implements Settled {

    @Override
    public Set<String> among(Set<String> ids) {
        var payments = ids.stream().filter(id -> id.startsWith("pay_")).toArray(String[]::new);
        if (payments.length == 0) {
            return Set.of();
        }
        return Payment.getSession()
                .createNativeQuery("""
                        SELECT id FROM payment
                        WHERE id = ANY(:ids) AND status <> 'processing' AND pending_operation IS NULL""", Tuple.class)
                .setParameter("ids", payments)
                .getResultList()
                .stream()
                .map(row -> row.get(0, String.class))
                .collect(Collectors.toSet());
    }
}
