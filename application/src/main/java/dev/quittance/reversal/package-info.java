/** Undoing a payment without knowing what there is to undo: a cancel if it was only authorized, a refund if captured. */
@NullMarked
package dev.quittance.reversal;

import org.jspecify.annotations.NullMarked;
