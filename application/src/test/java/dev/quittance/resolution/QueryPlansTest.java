package dev.quittance.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.test.Api;
import dev.quittance.waiting.Settled;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.Test;

/**
 * Hibernate doesn't recognize the plan of a native query whose result is a class of ours or a String: it plans such a one
 * each time anew, and compares it with all that it has planned before. A Tuple's or an entity's is recognized.
 */
@QuarkusTest
class QueryPlansTest {

    private static final int MORE = 20;

    @Inject
    SessionFactory sessions;

    @Inject
    Psp psp;

    @Inject
    Settled settled;

    @Test
    void furtherPayments_areServedByTheSamePlans() {
        payAndAsk();
        var planned = planned();
        for (int i = 0; i < MORE; i++) {
            payAndAsk();
        }
        // Less than one a payment: another thread may plan something of its own meanwhile.
        assertThat(planned()).isLessThan(planned + MORE);
    }

    private void payAndAsk() {
        psp.does(Api.processingPayment());
        QuarkusTransaction.requiringNew().run(() -> settled.among(Set.of("pay_1", "re_1")));
    }

    private int planned() {
        return sessions.unwrap(SessionFactoryImplementor.class)
                .getQueryEngine()
                .getInterpretationCache()
                .getNumberOfCachedQueryPlans();
    }
}
