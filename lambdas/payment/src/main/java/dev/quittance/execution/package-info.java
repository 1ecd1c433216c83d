/**
 * Hop 3 of a payment's path: an instruction from the queue {@code payment-execute} is executed at the PSP, at most once
 * however often it is handed over, and what happened is published.
 */
@NullMarked
package dev.quittance.execution;

import org.jspecify.annotations.NullMarked;
