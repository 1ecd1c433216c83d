/** What every command of the API has in common: strict JSON, one effect per key, and an answer that may wait. */
@NullMarked
package dev.quittance.command;

import org.jspecify.annotations.NullMarked;
