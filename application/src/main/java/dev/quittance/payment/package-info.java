/** Accept: a merchant's request becomes a payment, an operation, an event and outbox rows in one transaction. */
@NullMarked
package dev.quittance.payment;

import org.jspecify.annotations.NullMarked;
