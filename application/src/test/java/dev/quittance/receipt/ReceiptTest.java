package dev.quittance.receipt;

import static dev.quittance.test.Api.VISA;
import static dev.quittance.test.Api.createPayment;
import static dev.quittance.test.Api.refund;
import static dev.quittance.test.Webhooks.deliveries;
import static dev.quittance.test.Webhooks.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.quittance.events.DeclineCode;
import dev.quittance.resolution.Psp;
import dev.quittance.test.Api;
import dev.quittance.test.MailServer;
import dev.quittance.test.TestClock;
import dev.quittance.test.Webhooks;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ReceiptTest {

    @Inject
    Psp psp;

    @Inject
    TestClock clock;

    @Inject
    MeterRegistry registry;

    /** Nobody else's, so that every test has a mailbox of its own. */
    private final String payer = "payer-" + UUID.randomUUID() + "@example.com";

    private String payment;

    @BeforeEach
    void aPaymentUnderWay() {
        clock.stop();
        payment = createPayment(
                        "{\"amount\":4200,\"currency\":\"EUR\",\"payment_method\":\"pm_card_visa\",\"description\":\"A <b>hat</b>\",\"receipt_email\":\""
                                + payer + "\"}")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @AfterEach
    void mailAgain() {
        MailServer.up();
    }

    @Test
    void success_isReceipted() throws Exception {
        psp.does(payment);
        var mail = onlyMail();
        assertThat(mail.getSubject()).isEqualTo("[Test] Receipt from Demo: EUR 42.00");
        assertThat(content(mail))
                .contains("EUR 42.00", "Visa •••• 4242", payment, "This is a test. No money has moved.")
                .contains("A &lt;b&gt;hat&lt;/b&gt;")
                .contains("For:       A <b>hat</b>");
    }

    @Test
    void receipt_isADelivery_likeAnyOther() {
        psp.does(payment);
        onlyMail();
        eventually()
                .untilAsserted(() -> deliveries("payment=" + payment + "&kind=receipt")
                        .body("data", hasSize(1))
                        .body("data[0].status", equalTo("delivered"))
                        .body("data[0].recipient", equalTo(payer))
                        .body("data[0].type", equalTo("payment.succeeded")));
    }

    @Test
    void decline_isNoticed() throws Exception {
        psp.declines(payment);
        var mail = onlyMail();
        assertThat(mail.getSubject()).isEqualTo("[Test] Your payment to Demo did not go through");
        assertThat(content(mail)).contains("Nothing was charged.");
    }

    @Test
    void thief_isNotTold_thatTheCardIsStolen() {
        psp.declines(payment, DeclineCode.STOLEN_CARD);
        assertThat(content(onlyMail())).contains("Nothing was charged.").doesNotContain("stolen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"šnna@example.com", "anna@exa..mple", "anna", "anna@", "a b@example.com"})
    void addressThatNoMailReaches_isRefused(String address) {
        createPayment("{\"amount\":4200,\"currency\":\"EUR\",\"receipt_email\":\"" + address + "\"}")
                .then()
                .statusCode(400)
                .body("param", equalTo("/receipt_email"));
    }

    @Test
    void addressWithAForeignDomain_isReached_asDnsKnowsIt() {
        var id = UUID.randomUUID();
        String foreign = createPayment(VISA.replace("}", ",\"receipt_email\":\"" + id + "@münchen.example\"}"))
                .path("id");
        psp.does(foreign);
        eventually()
                .until(() -> MailServer.mailsTo(id + "@xn--mnchen-3ya.example").size() == 1);
    }

    @Test
    void refund_isNoticed_withItsOwnAmount() throws Exception {
        psp.does(payment);
        onlyMail();
        refund(payment, 1200);
        psp.does(payment);
        eventually().until(() -> mails().size() == 2);
        assertThat(mails().get(1).getSubject()).isEqualTo("[Test] Refund from Demo: EUR 12.00");
        assertThat(content(mails().get(1))).contains("EUR 12.00", "Visa •••• 4242");
    }

    @Test
    void unknownOutcome_isNobodysMail() {
        psp.isSilentAbout(payment);
        deliveries("payment=" + payment).body("data", hasSize(0));
    }

    @Test
    void cancellation_byTheMerchant_isNobodysMail() {
        psp.declines(payment);
        onlyMail();
        Api.command(payment, "cancel", "{}").then().statusCode(200);
        deliveries("payment=" + payment).body("data", hasSize(1));
    }

    @Test
    void paymentWithoutAnAddress_isNobodysMail() {
        var silent = Api.processingPayment();
        psp.does(silent);
        deliveries("payment=" + silent).body("data", hasSize(0));
    }

    @Test
    void serverThatIsDown_costsNoAttempt_andGetsTheMailWhenItIsBack() {
        MailServer.down();
        awaitPostponement(() -> psp.does(payment));
        for (int day = 1; day <= 12; day++) {
            awaitPostponement(() -> clock.advance(Duration.ofDays(1)));
        }
        String delivery = deliveries("payment=" + payment)
                .body("data[0].status", equalTo("pending"))
                .extract()
                .path("data[0].id");
        Webhooks.delivery(delivery).body("attempts", hasSize(0));
        MailServer.up();
        clock.advance(Duration.ofMinutes(5));
        eventually().untilAsserted(() -> Webhooks.delivery(delivery).body("status", equalTo("delivered")));
        onlyMail();
    }

    @Test
    void refusedMail_isTriedAgain() {
        MailServer.refuse();
        psp.does(payment);
        eventually()
                .untilAsserted(
                        () -> deliveries("payment=" + payment).body("data[0].last_attempt.error", equalTo("SMTP 451")));
        MailServer.up();
        clock.advance(Duration.ofSeconds(6));
        onlyMail();
    }

    @Test
    void mailSentAgain_isKnownByItsId() throws Exception {
        psp.does(payment);
        onlyMail();
        String delivery = deliveries("payment=" + payment).extract().path("data[0].id");
        Api.asDemo()
                .post(Webhooks.DELIVERIES + "/" + delivery + "/replay")
                .then()
                .statusCode(200);
        eventually().until(() -> mails().size() == 2);
        assertThat(mails().get(1).getMessageID())
                .isEqualTo(mails().get(0).getMessageID())
                .contains(delivery);
    }

    @Test
    void disabledEndpoint_isToldToItsOwner() throws Exception {
        try (var gone = dev.quittance.webhook.Subscriber.answering(410)) {
            Webhooks.subscribe(gone.url(), "*");
            Api.processingPayment();
            eventually()
                    .untilAsserted(() -> assertThat(MailServer.mailsTo("owner@demo.localhost"))
                            .extracting(MailServer::text)
                            .anySatisfy(letter -> assertThat(letter)
                                    .contains("Your webhook endpoint was disabled", gone.url(), "It answered 410")));
        } finally {
            Webhooks.deleteAll();
        }
    }

    /** Until it is on record nothing may happen to the time, in which it is to be tried again. */
    private void awaitPostponement(Runnable occasion) {
        double before = postponed();
        occasion.run();
        eventually().until(() -> postponed() > before);
    }

    private double postponed() {
        return registry.counter("quittance.delivery.attempts", "kind", "receipt", "outcome", "postponed")
                .count();
    }

    private MimeMessage onlyMail() {
        eventually().until(() -> mails().size() == 1);
        return mails().getFirst();
    }

    private List<MimeMessage> mails() {
        return MailServer.mailsTo(payer);
    }

    private static String content(MimeMessage mail) {
        return MailServer.text(mail);
    }
}
