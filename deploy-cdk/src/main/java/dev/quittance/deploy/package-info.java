/** Synthesizes one cloud assembly for each environment. */
@NullMarked
package dev.quittance.deploy;

import org.jspecify.annotations.NullMarked;
