/** Two instances behind a real balancer, replaced one after the other while payments go on. */
@NullMarked
package dev.quittance.cloud.rollout;

import org.jspecify.annotations.NullMarked;
