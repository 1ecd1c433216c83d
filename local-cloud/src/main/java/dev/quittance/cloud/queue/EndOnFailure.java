package dev.quittance.cloud.queue;

import org.apache.pekko.actor.OneForOneStrategy;
import org.apache.pekko.actor.SupervisorStrategy;
import org.apache.pekko.actor.SupervisorStrategyConfigurator;
import org.apache.pekko.japi.pf.DeciderBuilder;

/**
 * Ends ElasticMQ when one of its actors fails, for instance because the disk is full.
 *
 * <p>Pekko would start the actor anew. The one that writes messages to disk then knows no queue: it would acknowledge
 * whatever comes and write none of it. A new process reads from disk what there is.
 */
public final class EndOnFailure implements SupervisorStrategyConfigurator {

    private static final int FAILED = 1;

    @Override
    public SupervisorStrategy create() {
        return new OneForOneStrategy(
                false, DeciderBuilder.matchAny(EndOnFailure::end).build());
    }

    private static SupervisorStrategy.Directive end(Throwable failure) {
        System.err.println("SQS ends, because it would not write to disk any more: " + failure);
        Runtime.getRuntime().halt(FAILED);
        return SupervisorStrategy.escalate();
    }
}
