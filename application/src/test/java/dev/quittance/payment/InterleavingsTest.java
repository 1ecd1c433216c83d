package dev.quittance.payment;

import static dev.quittance.test.Api.command;
import static dev.quittance.test.Api.createPayment;
import static dev.quittance.test.Api.getPayment;
import static dev.quittance.test.Api.manualPayment;
import static dev.quittance.test.Api.processingPayment;
import static dev.quittance.test.Api.refund;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.quittance.resolution.Psp;
import dev.quittance.test.AtOnce;
import dev.quittance.test.Records;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.RepeatedTest;

/** Two that want the same payment at the same moment, often enough that each comes first. */
@QuarkusTest
class InterleavingsTest {

    private static final int TIMES = 15;

    @Inject
    Psp psp;

    @Inject
    Records records;

    @RepeatedTest(TIMES)
    void captureAndCancel_exactlyOneIsAccepted_andBecomesTrue() {
        var payment = authorized();
        var answers = atOnce(() -> status(payment, "capture"), () -> status(payment, "cancel"));
        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        psp.does(payment);
        getPayment(payment).then().body("status", is(answers.getFirst() == 200 ? "succeeded" : "canceled"));
    }

    @RepeatedTest(TIMES)
    void twoCapturesOfTheWhole_takeItOnce() {
        var payment = authorized();
        var answers = atOnce(() -> status(payment, "capture"), () -> status(payment, "capture"));
        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        psp.does(payment);
        assertThat(captured(payment)).isEqualTo(10_000);
    }

    @RepeatedTest(TIMES)
    void resolutionAndRefund_eitherOrder_neverGivesBackWhatWasNotTaken() {
        var payment = processingPayment();
        var answers = atOnce(() -> resolve(payment), () -> refund(payment, 4200).statusCode());
        // Before the outcome there is nothing to refund; after it, all of it.
        assertThat(answers.getLast()).isIn(201, 409);
        assertThat(captured(payment)).isEqualTo(4200);
        assertThat(refund(payment, 4200).statusCode()).isEqualTo(answers.getLast() == 201 ? 422 : 201);
    }

    @RepeatedTest(TIMES)
    void outcomeOfARefund_andAnotherRefund_neverExceedWhatWasCaptured() {
        var payment = processingPayment();
        psp.does(payment);
        refund(payment, 2520).then().statusCode(201);
        var answers = atOnce(() -> resolve(payment), () -> refund(payment, 2520).statusCode());
        assertThat(answers.getLast()).isEqualTo(422);
        assertThat(getPayment(payment).<Integer>path("amount_refunded")).isEqualTo(2520);
    }

    @RepeatedTest(TIMES)
    void confirmAndCancel_oneWins_andOnlyItsEventIsThere() {
        String payment = createPayment(
                        "{\"amount\":1,\"currency\":\"EUR\",\"payment_method\":\"pm_card_visa\",\"confirm\":false}")
                .path("id");
        var answers = atOnce(() -> status(payment, "confirm"), () -> status(payment, "cancel"));
        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        assertThat(records.eventsOf(payment))
                .containsExactly(
                        "1 payment.requires_confirmation",
                        answers.getFirst() == 200 ? "2 payment.processing" : "2 payment.canceled");
    }

    private String authorized() {
        var payment = manualPayment();
        psp.does(payment);
        return payment;
    }

    private int resolve(String payment) {
        psp.does(payment);
        return 0;
    }

    private static int status(String payment, String command) {
        return command(payment, command, "").statusCode();
    }

    private static int captured(String payment) {
        return getPayment(payment).<Integer>path("amount_captured");
    }

    private static List<Integer> atOnce(IntSupplier one, IntSupplier other) {
        return AtOnce.run(2, i -> i == 0 ? one.getAsInt() : other.getAsInt());
    }
}
