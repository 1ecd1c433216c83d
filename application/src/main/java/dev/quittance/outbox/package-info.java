/** Relay: what was committed with a state change reaches its queue or topic, however often we crash. */
@NullMarked
package dev.quittance.outbox;

import org.jspecify.annotations.NullMarked;
