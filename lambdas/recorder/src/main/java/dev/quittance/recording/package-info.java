/**
 * Hop 5 of a payment's path: what came over the topic, outcomes and payment events alike, is recorded in the journal,
 * each once.
 */
@NullMarked
package dev.quittance.recording;

import org.jspecify.annotations.NullMarked;
