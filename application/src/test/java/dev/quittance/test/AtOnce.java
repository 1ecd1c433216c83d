package dev.quittance.test;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Lets many do the same at the same moment. */
public final class AtOnce {

    private AtOnce() {}

    public static <T> List<T> run(int times, IntFunction<T> action) {
        var barrier = new CyclicBarrier(times);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var started = IntStream.range(0, times)
                    .mapToObj(i -> threads.submit((Callable<T>) () -> {
                        barrier.await();
                        return action.apply(i);
                    }))
                    .toList();
            return started.stream().map(AtOnce::result).toList();
        }
    }

    private static <T> T result(java.util.concurrent.Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
