package dev.quittance.cloud.process;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;

/** Runs steps side by side. */
public final class Concurrently {

    /** A step that may fail. */
    public interface Step {
        void run() throws Exception;
    }

    private Concurrently() {}

    /** Returns when all are done, or throws what the first one that failed threw, as soon as it did. */
    public static void all(List<Step> steps) throws Exception {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var running = new ExecutorCompletionService<Boolean>(threads);
        steps.stream().map(Concurrently::callable).forEach(running::submit);
        threads.shutdown();
        for (int i = 0; i < steps.size(); i++) {
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
