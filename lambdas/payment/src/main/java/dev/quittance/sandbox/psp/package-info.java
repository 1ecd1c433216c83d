/**
 * The sandbox PSP itself: the other side of the wire. It keeps a book in DynamoDB, where every key is written once, and
 * it fails in the ways that the test tokens promise. Nothing here knows how the caller waits or retries.
 */
@NullMarked
package dev.quittance.sandbox.psp;

import org.jspecify.annotations.NullMarked;
