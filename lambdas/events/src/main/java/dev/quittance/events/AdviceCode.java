package dev.quittance.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a merchant should do after a decline. */
public enum AdviceCode {
    @JsonProperty("confirm_card_data")
    CONFIRM_CARD_DATA,
    @JsonProperty("do_not_try_again")
    DO_NOT_TRY_AGAIN,
    @JsonProperty("try_again_later")
    TRY_AGAIN_LATER
}
