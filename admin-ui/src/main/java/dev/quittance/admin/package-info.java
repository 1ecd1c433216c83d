/** The operators' pages, and the ports through which they ask the application. */
@NullMarked
package dev.quittance.admin;

import org.jspecify.annotations.NullMarked;
