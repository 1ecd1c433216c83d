package dev.quittance.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.test.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
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
