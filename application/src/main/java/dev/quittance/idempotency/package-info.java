/** A command asked for twice under one key happens once and is answered twice. */
@NullMarked
package dev.quittance.idempotency;

import org.jspecify.annotations.NullMarked;
