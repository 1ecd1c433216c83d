/**
 * The gateway to the sandbox PSP: the caller's side of the wire. Test payments go through the same waiting, retrying and
 * not-knowing as real ones.
 */
@NullMarked
package dev.quittance.sandbox;

import org.jspecify.annotations.NullMarked;
