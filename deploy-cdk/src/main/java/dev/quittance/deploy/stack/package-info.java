/** What every stack shares: its environment, its zones and its name. */
@NullMarked
package dev.quittance.deploy.stack;

import org.jspecify.annotations.NullMarked;
