/**
 * Deliver to people: payers get a receipt when they paid and a notice when they didn't or got their money back, and
 * merchants are told what happened to their account. By mail, over the machinery that delivers webhooks.
 */
@NullMarked
package dev.quittance.receipt;

import org.jspecify.annotations.NullMarked;
