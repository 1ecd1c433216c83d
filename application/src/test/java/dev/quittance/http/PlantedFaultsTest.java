package dev.quittance.http;

import static dev.quittance.test.Api.PAYMENTS;
import static dev.quittance.test.Api.asDemo;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.test.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.Filter;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That what holds every answer against the document notices one that the document doesn't tell of. */
@QuarkusTest
class PlantedFaultsTest {

    private String payment = "";

    @BeforeEach
    void pay() {
        payment = Api.processingPayment();
    }

    @Test
    void answerAsItIs_isDocumented() {
        assertThatCode(read(200, "", "")).doesNotThrowAnyException();
    }

    @Test
    void fieldThatIsNotDocumented_isNoticed() {
        isNoticed(read(200, "\"id\"", "\"tip\":1,\"id\""), "tip");
    }

    @Test
    void fieldThatIsLeftOut_isNoticed() {
        isNoticed(read(200, "\"version\":\\d+,", ""), "version");
    }

    @Test
    void numberInAString_isNoticed() {
        isNoticed(read(200, "\"amount\":4200", "\"amount\":\"4200\""), "amount");
    }

    @Test
    void wordOutsideItsList_isNoticed() {
        isNoticed(read(200, "\"automatic\"", "\"later\""), "capture_method");
    }

    @Test
    void statusThatIsNotDocumented_isNoticed() {
        isNoticed(read(418, "", ""), "418");
    }

    @Test
    void parameterThatIsNotDocumented_isNoticed() {
        isNoticed(() -> asDemo().get(PAYMENTS + "/" + payment + "?verbose=yes"), "verbose");
    }

    private static void isNoticed(ThrowingCallable asking, String what) {
        assertThatThrownBy(asking).isInstanceOf(AssertionError.class).hasMessageContaining(what);
    }

    /** Reads the payment through a liar. */
    private ThrowingCallable read(int status, String pattern, String replacement) {
        Filter liar = (request, expected, context) -> {
            var answer = context.next(request, expected);
            return new ResponseBuilder()
                    .clone(answer)
                    .setStatusCode(status)
                    .setBody(answer.asString().replaceFirst(pattern.isEmpty() ? "^$" : pattern, replacement))
                    .build();
        };
        return () -> asDemo().filter(liar).get(PAYMENTS + "/" + payment);
    }
}
