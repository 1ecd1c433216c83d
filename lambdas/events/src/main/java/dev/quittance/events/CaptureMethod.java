package dev.quittance.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether an authorization takes the money at once, or only holds it until a capture asks for it. */
public enum CaptureMethod {
    @JsonProperty("automatic")
    AUTOMATIC,
    @JsonProperty("manual")
    MANUAL
}
