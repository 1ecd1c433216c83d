package dev.quittance.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the demo merchants and operators where that is asked for, and refuses to serve them anywhere else. */
@ApplicationScoped
class LocalSeed {

    private static final String SCRIPT = "/local/merchants_and_operators.sql";

    private final EntityManager database;
    private final boolean wanted;

    LocalSeed(EntityManager database, @ConfigProperty(name = "quittance.local.seed") boolean wanted) {
        this.database = database;
        this.wanted = wanted;
    }

    @Transactional
    void seed(@Observes @Priority(1) StartupEvent started) throws IOException {
        if (wanted) {
            database.createNativeQuery(script()).executeUpdate();
        } else if (!database.createNativeQuery("SELECT 1 FROM api_key WHERE id = 'key_demo'")
                .getResultList()
                .isEmpty()) {
            throw new IllegalStateException(
                    "this database holds the demo merchants and operators, whose secrets everyone knows: not starting");
        }
    }

    private static String script() throws IOException {
        try (var in = LocalSeed.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new IllegalStateException(SCRIPT + " is missing");
            }
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
