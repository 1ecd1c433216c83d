/** What only a laptop has: demo merchants and operators, and production's refusal of them. */
@NullMarked
package dev.quittance.local;

import org.jspecify.annotations.NullMarked;
