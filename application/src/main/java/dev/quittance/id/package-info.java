/** Time-ordered ids with a prefix that says what they name. */
@NullMarked
package dev.quittance.id;

import org.jspecify.annotations.NullMarked;
