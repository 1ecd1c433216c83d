/** Resolve: an outcome from the payment function becomes the payment's state and its next event. */
@NullMarked
package dev.quittance.resolution;

import org.jspecify.annotations.NullMarked;
