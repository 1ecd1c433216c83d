/**
 * Deliver: what is owed to a receiver reaches it, or is given up after days of trying, and every attempt is on record.
 * How it travels is a {@link dev.quittance.delivery.Channel}'s affair; who owes what is told in the packages that own one.
 */
@NullMarked
package dev.quittance.delivery;

import org.jspecify.annotations.NullMarked;
