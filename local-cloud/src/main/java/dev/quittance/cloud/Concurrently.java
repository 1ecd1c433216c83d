package dev.quittance.cloud;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;

/** Runs steps side by side. */
final class Concurrently {

    /** A step that may fail. */
    interface Step {
        void run() throws Exception;
    }

    private Concurrently() {}

    /** Returns when all are done, or throws what the first one that failed threw, as soon as it did. */
    static void all(Step... steps) throws Exception {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var running = new ExecutorCompletionService<Boolean>(threads);
        Arrays.stream(steps).map(Concurrently::callable).forEach(running::submit);
        threads.shutdown();
        for (int i = 0; i < steps.length; i++) {
            try {
                running.take().get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Exception cause ? cause : e;
            }
        }
    }

    private static Callable<Boolean> callable(Step step) {
        return () -> {
            step.run();
            return true;
        };
    }
}
