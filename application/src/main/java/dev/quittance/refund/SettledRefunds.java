package dev.quittance.refund;

import dev.quittance.waiting.Settled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Set;
import java.util.stream.Collectors;

/** Refunds that have succeeded or failed. */
@ApplicationScoped
class SettledRefunds implements Settled {

    @Override
    public Set<String> among(Set<String> ids) {
        var refunds = ids.stream().filter(id -> id.startsWith("re_")).toArray(String[]::new);
        if (refunds.length == 0) {
            return Set.of();
        }
        return Refund.getSession()
                .createNativeQuery("SELECT id FROM refund WHERE id = ANY(:ids) AND status <> 'pending'", Tuple.class)
                .setParameter("ids", refunds)
                .getResultList()
                .stream()
                .map(row -> row.get(0, String.class))
                .collect(Collectors.toSet());
    }
}
