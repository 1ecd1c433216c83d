/**
 * SNS on one machine: what its unmodified clients ask of a topic, fanned out into SQS.
 *
 * <p>Nothing is stored here but who subscribed. A publish is acknowledged once every queue that wants it has it, or
 * the subscription's dead letters do; so an acknowledged message is as safe as the queues are.
 */
@NullMarked
package dev.quittance.cloud.topic;

import org.jspecify.annotations.NullMarked;
