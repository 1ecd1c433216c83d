/** Explains a payment to whoever asks: why it stands where it stands, how it came there, and what comes next. */
@NullMarked
package dev.quittance.explanation;

import org.jspecify.annotations.NullMarked;
