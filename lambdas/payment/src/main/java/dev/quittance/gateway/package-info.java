/**
 * Our port to a PSP, and how we talk to one: a few tries under one key within one time limit, and silence is never taken
 * for an answer.
 */
@NullMarked
package dev.quittance.gateway;

import org.jspecify.annotations.NullMarked;
