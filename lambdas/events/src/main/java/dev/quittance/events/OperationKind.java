package dev.quittance.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an operation does to a payment at the PSP. */
public enum OperationKind {
    @JsonProperty("authorize")
    AUTHORIZE,
    @JsonProperty("capture")
    CAPTURE,
    @JsonProperty("cancel")
    CANCEL,
    @JsonProperty("refund")
    REFUND
}
