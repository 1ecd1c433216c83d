/** Proof that a request came through our own front door, where one stands before the application. */
@NullMarked
package dev.quittance.origin;

import org.jspecify.annotations.NullMarked;
