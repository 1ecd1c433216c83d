/** Messages that were given up: read, sent to their queue once more, or thrown away; and how deep the queues are. */
@NullMarked
package dev.quittance.deadletter;

import org.jspecify.annotations.NullMarked;
