package dev.quittance.cloud.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A drill that finds nothing proves something only if the reckoning finds what we plant. */
class ReckoningTest {

    private final Story story = new Story();

    static List<Plan> plans() {
        return Plan.all();
    }

    @ParameterizedTest
    @MethodSource("plans")
    void everyPlan_asItPromises_isFaultless(Plan plan) {
        story.pays(plan);
        assertThat(story.faults()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("plans")
    void everyPlan_provedToHaveNeverHappened_isFaultless(Plan plan) {
        story.neverHappens(plan);
        assertThat(story.faults()).isEmpty();
    }

    @Test
    void secondCharge_isAFault() {
        pays(Card.PM_CARD_VISA);
        story.book.add(new Book.Entry("op_twin", "pay_1", "charge", "succeeded", "", 4200, 4200, 0));
        assertThat(story.faults()).contains("pay_1 was charged 2 times");
    }

    @Test
    void droppedEvent_isAFault() {
        pays(Card.PM_CARD_VISA);
        story.journal.removeIf(item -> item.type().equals("payment.succeeded"));
        assertThat(story.faults()).singleElement().asString().contains("the journal lacks the event", "evt_2");
    }

    @Test
    void droppedOutcome_isAFault() {
        pays(Card.PM_CARD_VISA);
        story.journal.removeIf(Journal.Item::isOutcome);
        assertThat(story.faults()).singleElement().asString().contains("the journal lacks the outcome");
    }

    @Test
    void lateExecute_afterNothingWasFound_isAFault() {
        story.neverHappens(new Plan(Card.PM_CARD_VISA, Sequel.NONE));
        story.book.clear();
        story.book.add(new Book.Entry("op_1", "pay_1", "charge", "succeeded", "", 4200, 4200, 0));
        assertThat(story.faults())
                .anyMatch(fault -> fault.startsWith("op_1 of pay_1 is failed(nothing_happened), yet"));
    }

    @Test
    void nothingHappened_thatNobodyInquired_isAFault() {
        story.neverHappens(new Plan(Card.PM_CARD_VISA, Sequel.NONE));
        var operation = story.operations.getFirst();
        story.operations.set(
                0,
                new Database.Operation(
                        operation.id(), "pay_1", "authorize", "failed", 4200, operation.errorCode(), null, 0));
        assertThat(story.faults()).singleElement().asString().contains("and not in succeeded()");
    }

    @Test
    void missingPayment_isAFault() {
        pays(Card.PM_CARD_VISA);
        story.accepted.add(
                new Accepted("pay_lost", "key_lost", new Plan(Card.PM_CARD_VISA, Sequel.NONE), 4200, List.of()));
        assertThat(story.faults()).containsExactly("pay_lost was accepted and is not in the database");
    }

    @Test
    void paymentNobodyAskedFor_isAFault() {
        pays(Card.PM_CARD_VISA);
        story.accepted.clear();
        assertThat(story.faults()).containsExactly("pay_1 was never answered for, yet it exists");
    }

    @Test
    void oneKey_twoPayments_isAFault() {
        pays(Card.PM_CARD_VISA);
        pays(Card.PM_CARD_VISA);
        story.payments.replaceAll(payment -> Story.withKey(payment, "key_1"));
        assertThat(story.faults()).contains("idempotency key key_1 made more than one payment");
    }

    @Test
    void contradictingState_isAFault() {
        pays(Card.PM_CARD_DECLINED);
        story.payments.replaceAll(payment -> Story.withStatus(payment, "succeeded"));
        assertThat(story.faults()).contains("pay_1 succeeded without a charge");
    }

    @Test
    void unfinishedPayment_isAFault() {
        pays(Card.PM_CARD_VISA);
        story.payments.replaceAll(payment -> Story.withStatus(payment, "processing"));
        assertThat(story.faults()).singleElement().asString().contains("ended in processing");
    }

    @Test
    void wrongReason_isAFault() {
        pays(Card.PM_CARD_LOST);
        story.accepted.set(
                0, new Accepted("pay_1", "key_1", new Plan(Card.PM_CARD_STOLEN, Sequel.NONE), 4200, List.of()));
        assertThat(story.faults()).anyMatch(fault -> fault.contains("ended in requires_payment_method(lost_card)"));
    }

    @Test
    void chargeOfAnotherAmount_withoutDiscrepancy_isAFault() {
        pays(Card.PM_FAULT_WRONG_AMOUNT);
        story.discrepancies.clear();
        assertThat(story.faults()).contains("pay_1 asked for 4200 and was charged 4300");
    }

    @Test
    void unexpectedDiscrepancy_isAFault() {
        pays(Card.PM_CARD_VISA);
        story.discrepancies.add(new Database.Discrepancy("pay_1", "contradiction"));
        assertThat(story.faults())
                .containsExactly("pay_1 with pm_card_visa has discrepancies [contradiction] and not []");
    }

    @Test
    void gapInTheSequence_isAFault() {
        pays(Card.PM_CARD_VISA);
        story.events.removeFirst();
        assertThat(story.faults()).contains("pay_1 has events [2] and not [1, 2]");
    }

    @Test
    void outcomeTwiceUnderTwoIds_isAFault() {
        pays(Card.PM_CARD_VISA);
        story.tells("pay_1", "op_1", "operation.succeeded");
        assertThat(story.faults()).containsExactly("the journal holds more than one outcome op_1 operation.succeeded");
    }

    @Test
    void chargeOfNobody_isAFault() {
        story.book.add(new Book.Entry("op_stray", "pay_stray", "charge", "succeeded", "", 4200, 4200, 0));
        assertThat(story.faults()).singleElement().asString().contains("which nobody asked for");
    }

    @Test
    void deadLetter_isAFault() {
        story.queues.put("payment-record-dead-letters", 1);
        assertThat(story.faults()).singleElement().asString().startsWith("messages are left");
    }

    @Test
    void messageStillOwed_isAFault() {
        story.owed = 1;
        assertThat(story.faults()).isEqualTo(List.of("1 messages are left in the outbox"));
    }

    @Test
    void lostDelivery_isAFault() {
        pays(Card.PM_CARD_VISA);
        story.webhooks.remove(new Told.Webhook("another", "evt_2_of_pay_1"));
        assertThat(story.faults())
                .containsExactly("another was not told of evt_2_of_pay_1, payment.succeeded of pay_1");
    }

    @Test
    void deliveryOfNothing_isAFault() {
        story.webhooks.add(new Told.Webhook("one", "evt_stray"));
        assertThat(story.faults()).containsExactly("one was told of evt_stray, which never happened");
    }

    @Test
    void deliveryTwice_isNoFault() {
        pays(Card.PM_CARD_VISA);
        story.webhooks.addAll(List.copyOf(story.webhooks));
        story.mails.addAll(List.copyOf(story.mails));
        assertThat(story.faults()).isEmpty();
    }

    @Test
    void deliveryStillOwed_isAFault() {
        story.deliveries.add(new Database.Delivery("del_left", "webhook", "pending"));
        assertThat(story.faults()).containsExactly("del_left, a webhook, is pending");
    }

    @Test
    void lostMail_isAFault() {
        pays(Sequel.REFUNDED);
        story.mails.removeIf(mail -> mail.letter() == Letter.REFUND);
        assertThat(story.faults()).containsExactly("keyh@example.com has 0 letters REFUND, and 1 were owed");
    }

    @Test
    void mailUnderTwoIds_isAFault() {
        pays(Card.PM_CARD_VISA);
        story.mails.add(new Told.Mail("del_twin", "keyh@example.com", Letter.RECEIPT));
        assertThat(story.faults()).containsExactly("keyh@example.com has 2 letters RECEIPT, and 1 were owed");
    }

    @Test
    void mailToAStranger_isAFault() {
        story.mails.add(new Told.Mail("del_stray", "stranger@example.com", Letter.RECEIPT));
        assertThat(story.faults()).containsExactly("stranger@example.com has a letter RECEIPT about nothing");
    }

    @Test
    void secondCapture_isAFault() {
        pays(Sequel.CAPTURED_IN_PART);
        story.operations.add(new Database.Operation("op_again", "pay_1", "capture", "succeeded", 1400, null, null, 0));
        story.book.add(new Book.Entry("op_again", "pay_1", "capture", "succeeded", "", 1400, 0, 0));
        assertThat(story.faults())
                .contains("pay_1 was asked for [capture 1400], and started [capture 1400, capture 1400]");
    }

    @Test
    void forgottenCapture_isAFault() {
        pays(Sequel.CAPTURED);
        story.operations.removeIf(operation -> operation.kind().equals("capture"));
        assertThat(story.faults()).contains("pay_1 was asked for [capture 4200], and started []");
    }

    @Test
    void captureOfAnotherAmount_isAFault() {
        pays(Sequel.CAPTURED_IN_PART);
        story.bookSays("charge", 4200, 4200, 0);
        assertThat(story.faults()).containsExactly("pay_1 took 1400, and the book says 4200");
    }

    @Test
    void canceledHold_thatWasTaken_isAFault() {
        pays(Sequel.CANCELED);
        story.bookSays("charge", 4200, 4200, 0);
        assertThat(story.faults()).containsExactly("pay_1 took 0, and the book says 4200");
    }

    @Test
    void moneyGivenBackTwice_isAFault() {
        pays(Sequel.REFUNDED);
        story.book.add(new Book.Entry("op_twin", "pay_1", "refund", "succeeded", "", 4200, 0, 0));
        assertThat(story.faults()).contains("pay_1 gave back 4200, and the book says 4200 and 8400");
    }

    @Test
    void refundThatTheBankRefused_toldAsGivenBack_isAFault() {
        pays(Sequel.REFUND_REFUSED);
        story.payments.replaceAll(payment -> Story.withRefunded(payment, 4200));
        assertThat(story.faults()).contains("pay_1 gave back 4200, and the book says 0 and 0");
    }

    @Test
    void refund_thatEndedOtherwiseThanItsOperation_isAFault() {
        pays(Sequel.REVERSED);
        story.refunds.replaceAll(refund -> new Database.Refund(refund.operationId(), "pending"));
        assertThat(story.faults()).singleElement().asString().contains("are not the operations");
    }

    @Test
    void unfinishedSequel_isAFault() {
        pays(Sequel.REVERSED_HOLD);
        story.payments.replaceAll(payment -> Story.withStatus(payment, "requires_capture"));
        assertThat(story.faults())
                .singleElement()
                .asString()
                .contains("ended in requires_capture()", "not in canceled");
    }

    @Test
    void failedAuthentication_thatWasPaid_isAFault() {
        pays(Sequel.NOT_AUTHENTICATED);
        story.bookSays("charge", 4200, 4200, 0);
        assertThat(story.faults()).contains("pay_1 took 0, and the book says 4200");
    }

    private void pays(Card card) {
        story.pays(new Plan(card, Sequel.NONE));
    }

    private void pays(Sequel sequel) {
        Plan.all().stream().filter(plan -> plan.sequel() == sequel).findFirst().ifPresent(story::pays);
    }
}
