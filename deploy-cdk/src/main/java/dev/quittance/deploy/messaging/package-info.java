/** Topic, queues and dead letters, as {@code lambdas/wiring.json} says. */
@NullMarked
package dev.quittance.deploy.messaging;

import org.jspecify.annotations.NullMarked;
