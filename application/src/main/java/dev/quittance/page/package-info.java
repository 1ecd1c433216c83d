/** Lists: newest first, a bounded page at a time, with cursors that stay put while rows are added. */
@NullMarked
package dev.quittance.page;

import org.jspecify.annotations.NullMarked;
