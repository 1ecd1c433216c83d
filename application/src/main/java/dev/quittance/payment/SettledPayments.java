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
        return new HashSet<>(Payment.getEntityManager()
                .createQuery(
                        "select id from Payment where id in ?1 and status <> ?2 and pendingOperation is null",
                        String.class)
                .setParameter(1, ids)
                .setParameter(2, PaymentStatus.PROCESSING)
                .getResultList());
    }
}
