/**
 * The contract between the application and the functions: instructions ask, outcomes tell what happened at the PSP,
 * payment events tell what that made of the payment.
 *
 * <p>Wire names are literals, never derived from a class. Fields are only ever added; unknown fields are ignored and
 * unknown types refused, so that they reach a dead-letter queue instead of vanishing.
 */
@NullMarked
package dev.quittance.events;

import org.jspecify.annotations.NullMarked;
