/** Captured funds given back, whole or in parts; never more than was captured, however many ask at once. */
@NullMarked
package dev.quittance.refund;

import org.jspecify.annotations.NullMarked;
