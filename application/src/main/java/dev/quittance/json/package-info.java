/** JSON as money needs it: nothing is guessed, rounded, coerced or silently dropped. */
@NullMarked
package dev.quittance.json;

import org.jspecify.annotations.NullMarked;
