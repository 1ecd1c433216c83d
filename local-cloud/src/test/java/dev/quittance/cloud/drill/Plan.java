package dev.quittance.cloud.drill;

import java.util.ArrayList;
import java.util.List;

/** A card, and what becomes of the payment afterwards. */
record Plan(Card card, Sequel sequel) {

    /** Every card left alone, every sequel with a card that pays, and those where a fault meets a sequel. */
    static List<Plan> all() {
        var plans = new ArrayList<Plan>();
        for (var card : Card.values()) {
            plans.add(new Plan(card, Sequel.NONE));
        }
        for (var sequel : Sequel.values()) {
            switch (sequel) {
                case NONE -> {
                    // Above.
                }
                case AUTHENTICATED, NOT_AUTHENTICATED ->
                    plans.add(new Plan(Card.PM_CARD_AUTHENTICATION_REQUIRED, sequel));
                case REFUND_REFUSED -> plans.add(new Plan(Card.PM_REFUND_FAILS, sequel));
                default -> plans.add(new Plan(Card.PM_CARD_VISA, sequel));
            }
        }
        plans.add(new Plan(Card.PM_CARD_AUTHENTICATION_REQUIRED, Sequel.CANCELED));
        plans.add(new Plan(Card.PM_CARD_AUTHENTICATION_REQUIRED, Sequel.CAPTURED));
        plans.add(new Plan(Card.PM_REFUND_PENDING, Sequel.REFUNDED_IN_TWO));
        plans.add(new Plan(Card.PM_REFUND_PENDING, Sequel.REVERSED));
        plans.add(new Plan(Card.PM_FAULT_500_THEN_OK, Sequel.CAPTURED));
        plans.add(new Plan(Card.PM_FAULT_500_THEN_OK, Sequel.REFUNDED));
        plans.add(new Plan(Card.PM_FAULT_DUPLICATE_EVENT, Sequel.CAPTURED_IN_TWO));
        plans.add(new Plan(Card.PM_FAULT_DUPLICATE_EVENT, Sequel.REVERSED_HOLD));
        plans.add(new Plan(Card.PM_FAULT_OUT_OF_ORDER, Sequel.REFUNDED));
        return List.copyOf(plans);
    }
}
