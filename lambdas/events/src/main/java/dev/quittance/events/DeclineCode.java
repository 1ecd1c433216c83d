package dev.quittance.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why an issuer said no, with what to do about it. */
public enum DeclineCode {
    @JsonProperty("generic_decline")
    GENERIC_DECLINE(AdviceCode.DO_NOT_TRY_AGAIN, "The card was declined without a reason."),
    @JsonProperty("insufficient_funds")
    INSUFFICIENT_FUNDS(AdviceCode.TRY_AGAIN_LATER, "The account has not enough funds."),
    @JsonProperty("lost_card")
    LOST_CARD(AdviceCode.DO_NOT_TRY_AGAIN, "The card is reported lost."),
    @JsonProperty("stolen_card")
    STOLEN_CARD(AdviceCode.DO_NOT_TRY_AGAIN, "The card is reported stolen."),
    @JsonProperty("expired_card")
    EXPIRED_CARD(AdviceCode.CONFIRM_CARD_DATA, "The card has expired."),
    @JsonProperty("incorrect_cvc")
    INCORRECT_CVC(AdviceCode.CONFIRM_CARD_DATA, "The security code is wrong."),
    @JsonProperty("incorrect_number")
    INCORRECT_NUMBER(AdviceCode.CONFIRM_CARD_DATA, "The card number is wrong."),
    @JsonProperty("processing_error")
    PROCESSING_ERROR(AdviceCode.TRY_AGAIN_LATER, "The issuer could not process the card."),
    @JsonProperty("card_velocity_exceeded")
    CARD_VELOCITY_EXCEEDED(AdviceCode.TRY_AGAIN_LATER, "The card's limit on tries or amount is reached."),
    @JsonProperty("do_not_honor")
    DO_NOT_HONOR(AdviceCode.DO_NOT_TRY_AGAIN, "The issuer refused without a reason."),
    @JsonProperty("fraudulent")
    FRAUDULENT(AdviceCode.DO_NOT_TRY_AGAIN, "The payment is suspected of fraud."),
    @JsonProperty("authentication_required")
    AUTHENTICATION_REQUIRED(AdviceCode.CONFIRM_CARD_DATA, "The issuer asks the payer to authenticate."),
    @JsonProperty("withdrawal_count_limit_exceeded")
    WITHDRAWAL_COUNT_LIMIT_EXCEEDED(AdviceCode.TRY_AGAIN_LATER, "The card's limit on uses is reached."),
    @JsonProperty("try_again_later")
    TRY_AGAIN_LATER(AdviceCode.TRY_AGAIN_LATER, "The issuer asks to try again later."),
    @JsonProperty("issuer_not_available")
    ISSUER_NOT_AVAILABLE(AdviceCode.TRY_AGAIN_LATER, "The issuer could not be reached.");

    private final AdviceCode advice;
    private final String message;

    DeclineCode(AdviceCode advice, String message) {
        this.advice = advice;
        this.message = message;
    }

    public AdviceCode advice() {
        return advice;
    }

    /** One sentence for people. */
    public String message() {
        return message;
    }
}
