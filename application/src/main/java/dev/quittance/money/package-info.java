/** Amounts in integer minor units of an ISO 4217 currency. */
@NullMarked
package dev.quittance.money;

import org.jspecify.annotations.NullMarked;
