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
        var refunds = ids.stream().filter(id -> id.startsWith("re_")).toArray(String[]::new);
        if (refunds.length == 0) {
            return Set.of();
        }
        return new HashSet<>(Refund.getSession()
                .createNativeQuery("SELECT id FROM refund WHERE id = ANY(:ids) AND status <> 'pending'", String.class)
                .setParameter("ids", refunds)
                .getResultList());
    }
}
