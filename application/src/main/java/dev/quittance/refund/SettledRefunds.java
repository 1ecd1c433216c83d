package dev.quittance.refund;

import dev.quittance.waiting.Settled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;

/** Refunds that have succeeded or failed. */
@ApplicationScoped
class SettledRefunds implements Settled {

    @Override
    public Set<String> among(Set<String> ids) {
        return new HashSet<>(Refund.getEntityManager()
                .createQuery("select id from Refund where id in ?1 and status <> ?2", String.class)
                .setParameter(1, ids)
                .setParameter(2, RefundStatus.PENDING)
                .getResultList());
    }
}
