/** What the operators' pages ask of the application. */
@NullMarked
package dev.quittance.console;

import org.jspecify.annotations.NullMarked;
