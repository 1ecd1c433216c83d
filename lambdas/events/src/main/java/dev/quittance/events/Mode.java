package dev.quittance.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether real money moves. Test and live data never meet. */
public enum Mode {
    @JsonProperty("test")
    TEST,
    @JsonProperty("live")
    LIVE
}
