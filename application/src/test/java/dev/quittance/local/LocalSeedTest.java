package dev.quittance.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LocalSeedTest {

    @Inject
    EntityManager database;

    @Test
    void secretsThatEveryoneKnows_keepProductionFromStarting() {
        var production = new LocalSeed(database, false);
        QuarkusTransaction.requiringNew()
                .run(() -> assertThatThrownBy(() -> production.seed(new StartupEvent()))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("not starting"));
    }
}
