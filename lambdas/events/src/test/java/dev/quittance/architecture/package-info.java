/** Rules that hold in every module, kept where every module's tests can reach them. */
@NullMarked
package dev.quittance.architecture;

import org.jspecify.annotations.NullMarked;
