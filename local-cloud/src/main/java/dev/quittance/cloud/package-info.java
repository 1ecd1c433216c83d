/** Starts the whole platform on one machine, in order, and stops it. */
@NullMarked
package dev.quittance.cloud;

import org.jspecify.annotations.NullMarked;
