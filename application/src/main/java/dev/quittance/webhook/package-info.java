/**
 * Deliver to subscribers: merchants' endpoints are told of events by signed HTTP requests, as Standard Webhooks 1.0.0
 * has it, and can't make us call what is not theirs.
 */
@NullMarked
package dev.quittance.webhook;

import org.jspecify.annotations.NullMarked;
