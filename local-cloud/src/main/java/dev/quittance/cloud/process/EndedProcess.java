package dev.quittance.cloud.process;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes that are not our children. */
final class EndedProcess {

    /** What its own leash needs to end it, before we ask; and what a shutdown needs after. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private EndedProcess() {}

    static void end(ProcessHandle process) {
        if (!endsWithin(process, PATIENCE)) {
            process.destroy();
        }
        if (!endsWithin(process, PATIENCE)) {
            process.destroyForcibly();
            endsWithin(process, PATIENCE);
        }
    }

    private static boolean endsWithin(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
