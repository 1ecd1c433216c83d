/**
 * Lambda on one machine: the packaged functions under AWS's own runtime client, fed from their queues.
 *
 * <p>An environment is a process that runs one invocation at a time, as in AWS. A function has one that is warm, more
 * when that one is busy, and never more than its maximum concurrency.
 */
@NullMarked
package dev.quittance.cloud.function;

import org.jspecify.annotations.NullMarked;
