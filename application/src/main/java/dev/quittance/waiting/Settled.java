package dev.quittance.waiting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** The payments of which nothing is on its way to the PSP, and the refunds that have succeeded or failed. */
@ApplicationScoped
public class Settled {

    private final Session database;

    Settled(Session database) {
        this.database = database;
    }

    /**
     * Those among the ids. Asked often and with ever other numbers of ids: they are taken as one array, so that it is
     * planned once.
     */
    public Set<String> among(Set<String> ids) {
        return database
                .createNativeQuery("""
                        SELECT id FROM payment
                        WHERE id = ANY(:ids) AND status <> 'processing' AND pending_operation IS NULL
                        UNION ALL SELECT id FROM refund WHERE id = ANY(:ids) AND status <> 'pending'""", Tuple.class)
                .setParameter("ids", ids.toArray(String[]::new))
                .getResultList()
                .stream()
                .map(row -> row.get(0, String.class))
                .collect(Collectors.toSet());
    }
}
