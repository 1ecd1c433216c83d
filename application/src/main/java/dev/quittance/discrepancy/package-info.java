/** Where the PSP's word and ours don't agree: written down, shown, and never settled by overwriting. */
@NullMarked
package dev.quittance.discrepancy;

import org.jspecify.annotations.NullMarked;
