package dev.quittance.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.payment.Payment;
import dev.quittance.test.Api;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ListingTest {

    /** From the fifth time on, a connection has the statement prepared by name. */
    private static final int PREPARED_AFTER = 10;

    @Inject
    Session session;

    @Inject
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Test
    void columnOfTheNextVersion_failsNoListOfThisOne() throws SQLException {
        Api.processingPayment();
        for (int i = 0; i < PREPARED_AFTER; i++) {
            assertThat(list().data()).isNotEmpty();
        }
        administer("ALTER TABLE payment ADD COLUMN remark text");
        try {
            assertThat(list().data()).isNotEmpty();
        } finally {
            administer("ALTER TABLE payment DROP COLUMN remark");
        }
    }

    /** On one thread, which is given the same connection again. */
    private Page<Payment> list() {
        return QuarkusTransaction.requiringNew()
                .call(() -> new Listing<>(Payment.class, "payment")
                        .where("mode = 'test'")
                        .read(session, new Query(new MultivaluedHashMap<>()), _ -> true));
    }

    private void administer(String statement) throws SQLException {
        try (var database = DriverManager.getConnection(url.replaceFirst("[?].*", "?user=postgres"));
                var all = database.createStatement()) {
            all.execute(statement);
        }
    }
}
