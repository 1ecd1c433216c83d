/** Who calls the API: merchants and their keys. */
@NullMarked
package dev.quittance.merchant;

import org.jspecify.annotations.NullMarked;
