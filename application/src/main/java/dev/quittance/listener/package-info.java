/** Two doors: the API's port and the console's, and what each refuses to open. */
@NullMarked
package dev.quittance.listener;

import org.jspecify.annotations.NullMarked;
