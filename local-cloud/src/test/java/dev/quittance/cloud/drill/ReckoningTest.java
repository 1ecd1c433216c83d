package dev.quittance.cloud.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A drill that finds nothing proves something only if the reckoning finds what we plant. */
class ReckoningTest {

    private final Story story = new Story();

    @ParameterizedTest
    @EnumSource(Card.class)
    void everyCard_asItPromises_isFaultless(Card card) {
        story.pays(card);
        assertThat(story.faults()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Card.class)
    void everyCard_provedToHaveNeverHappened_isFaultless(Card card) {
        story.neverHappens(card);
        assertThat(story.faults()).isEmpty();
    }

    @Test
    void secondCharge_isAFault() {
        story.pays(Card.PM_CARD_VISA);
        story.book.add(new Book.Entry("op_twin", "pay_1", "charge", "succeeded", "", 4200));
        assertThat(story.faults()).contains("pay_1 was charged 2 times");
    }

    @Test
    void droppedEvent_isAFault() {
        story.pays(Card.PM_CARD_VISA);
        story.journal.removeIf(item -> item.type().equals("payment.succeeded"));
        assertThat(story.faults()).singleElement().asString().contains("the journal lacks the event", "evt_2");
    }

    @Test
    void droppedOutcome_isAFault() {
        story.pays(Card.PM_CARD_VISA);
        story.journal.removeIf(Journal.Item::isOutcome);
        assertThat(story.faults()).singleElement().asString().contains("the journal lacks the outcome");
    }

    @Test
    void lateExecute_afterNothingWasFound_isAFault() {
        story.neverHappens(Card.PM_CARD_VISA);
        story.book.clear();
        story.book.add(new Book.Entry("op_1", "pay_1", "charge", "succeeded", "", 4200));
        assertThat(story.faults())
                .anyMatch(fault -> fault.startsWith("op_1 of pay_1 is failed(nothing_happened), yet"));
    }

    @Test
    void nothingHappened_thatNobodyInquired_isAFault() {
        story.neverHappens(Card.PM_CARD_VISA);
        var operation = story.operations.getFirst();
        story.operations.set(
                0, new Database.Operation(operation.id(), "pay_1", "failed", operation.errorCode(), null, 0));
        assertThat(story.faults()).singleElement().asString().contains("and not in succeeded()");
    }

    @Test
    void missingPayment_isAFault() {
        story.pays(Card.PM_CARD_VISA);
        story.accepted.add(new Accepted("pay_lost", "key_lost", Card.PM_CARD_VISA, 4200));
        assertThat(story.faults()).containsExactly("pay_lost was accepted and is not in the database");
    }

    @Test
    void paymentNobodyAskedFor_isAFault() {
        story.pays(Card.PM_CARD_VISA);
        story.accepted.clear();
        assertThat(story.faults()).containsExactly("pay_1 was never answered for, yet it exists");
    }

    @Test
    void oneKey_twoPayments_isAFault() {
        story.pays(Card.PM_CARD_VISA);
        story.pays(Card.PM_CARD_VISA);
        story.payments.replaceAll(payment -> Story.withKey(payment, "key_1"));
        assertThat(story.faults()).contains("idempotency key key_1 made more than one payment");
    }

    @Test
    void contradictingState_isAFault() {
        story.pays(Card.PM_CARD_DECLINED);
        story.payments.replaceAll(payment -> Story.withStatus(payment, "succeeded"));
        assertThat(story.faults()).contains("pay_1 succeeded without a charge");
    }

    @Test
    void unfinishedPayment_isAFault() {
        story.pays(Card.PM_CARD_VISA);
        story.payments.replaceAll(payment -> Story.withStatus(payment, "processing"));
        assertThat(story.faults()).singleElement().asString().contains("ended in processing");
    }

    @Test
    void wrongReason_isAFault() {
        story.pays(Card.PM_CARD_LOST);
        story.accepted.set(0, new Accepted("pay_1", "key_1", Card.PM_CARD_STOLEN, 4200));
        assertThat(story.faults()).anyMatch(fault -> fault.contains("ended in requires_payment_method(lost_card)"));
    }

    @Test
    void chargeOfAnotherAmount_withoutDiscrepancy_isAFault() {
        story.pays(Card.PM_FAULT_WRONG_AMOUNT);
        story.discrepancies.clear();
        assertThat(story.faults()).contains("pay_1 asked for 4200 and was charged 4300");
    }

    @Test
    void unexpectedDiscrepancy_isAFault() {
        story.pays(Card.PM_CARD_VISA);
        story.discrepancies.add(new Database.Discrepancy("pay_1", "contradiction"));
        assertThat(story.faults())
                .containsExactly("pay_1 with pm_card_visa has discrepancies [contradiction] and not []");
    }

    @Test
    void gapInTheSequence_isAFault() {
        story.pays(Card.PM_CARD_VISA);
        story.events.removeFirst();
        assertThat(story.faults()).contains("pay_1 has events [2] and not [1, 2]");
    }

    @Test
    void outcomeTwiceUnderTwoIds_isAFault() {
        story.pays(Card.PM_CARD_VISA);
        story.tells("pay_1", "op_1", "operation.succeeded");
        assertThat(story.faults()).containsExactly("the journal holds more than one outcome op_1 operation.succeeded");
    }

    @Test
    void chargeOfNobody_isAFault() {
        story.book.add(new Book.Entry("op_stray", "pay_stray", "charge", "succeeded", "", 4200));
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
}
