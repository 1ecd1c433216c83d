/** Outcomes on their way to the topic, from where they reach the journal and the application. */
@NullMarked
package dev.quittance.publication;

import org.jspecify.annotations.NullMarked;
