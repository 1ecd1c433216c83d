package dev.quittance.idempotency;

import static dev.quittance.test.Api.VISA;
import static dev.quittance.test.Api.createPayment;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.quittance.test.Database;
import dev.quittance.test.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ForgetOldKeysTest {

    @Inject
    ForgetOldKeys forgetOldKeys;

    @Inject
    TestClock clock;

    @AfterEach
    void letTimeRun() {
        clock.run();
    }

    @Test
    void key_isKeptForAMonth_andThenForgotten() {
        var key = UUID.randomUUID().toString();
        String payment = createPayment(key, VISA).path("id");
        clock.advance(Duration.ofDays(29));
        forgetOldKeys.forget();
        createPayment(key, VISA).then().body("id", equalTo(payment));
        clock.advance(Duration.ofDays(1));
        forgetOldKeys.forget();
        createPayment(key, VISA).then().body("id", not(equalTo(payment)));
    }
}
