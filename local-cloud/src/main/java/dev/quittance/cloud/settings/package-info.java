/** What a run is told from outside: the wiring that AWS is given too, and what differs on this machine. */
@NullMarked
package dev.quittance.cloud.settings;

import org.jspecify.annotations.NullMarked;
