/** How enums stand in columns, and how several queries agree with each other. */
@NullMarked
package dev.quittance.sql;

import org.jspecify.annotations.NullMarked;
