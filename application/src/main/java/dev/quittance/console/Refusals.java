package dev.quittance.console;

import dev.quittance.admin.RefusedException;
import dev.quittance.problem.ProblemException;
import java.util.function.Supplier;

/** What the use cases refuse merchants, refused to operators in the same words. */
final class Refusals {

    private Refusals() {}

    static <T> T asRefusal(Supplier<T> useCase) {
        try {
            return useCase.get();
        } catch (ProblemException e) {
            throw new RefusedException(e.detail());
        }
    }

    static void asRefusal(Runnable useCase) {
        asRefusal(() -> {
            useCase.run();
            return true;
        });
    }
}
