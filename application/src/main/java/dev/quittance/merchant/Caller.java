package dev.quittance.merchant;

import dev.quittance.events.Mode;

/** Whose key a request carries. A caller sees nothing outside its merchant and mode. */
public record Caller(String merchantId, Mode mode) {}
