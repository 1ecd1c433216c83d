/** Inquire: an operation that is unknown or silent is asked about until there is proof. */
@NullMarked
package dev.quittance.inquiry;

import org.jspecify.annotations.NullMarked;
