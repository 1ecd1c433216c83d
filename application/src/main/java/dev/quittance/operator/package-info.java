/** Who may sit at the console: operators, how they log in, and how long they stay. */
@NullMarked
package dev.quittance.operator;

import org.jspecify.annotations.NullMarked;
