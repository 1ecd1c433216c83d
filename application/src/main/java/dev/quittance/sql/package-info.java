/** How enums stand in columns. */
@NullMarked
package dev.quittance.sql;

import org.jspecify.annotations.NullMarked;
