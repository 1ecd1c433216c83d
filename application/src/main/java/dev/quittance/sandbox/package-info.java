/** The page on which the sandbox's payer authenticates, as at a bank. */
@NullMarked
package dev.quittance.sandbox;

import org.jspecify.annotations.NullMarked;
