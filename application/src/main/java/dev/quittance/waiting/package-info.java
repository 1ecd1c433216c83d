/** {@code Prefer: wait=N}: an answer that waits for the outcome, without a thread or a connection per waiter. */
@NullMarked
package dev.quittance.waiting;

import org.jspecify.annotations.NullMarked;
