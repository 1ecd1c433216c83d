package dev.quittance.test;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.callback.QuarkusTestAfterEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;

/** Leaves no test another's time, whatever became of that one. */
public final class TimeRunsAgain implements QuarkusTestAfterEachCallback {

    @Override
    public void afterEach(QuarkusTestMethodContext context) {
        Arc.container().select(TestClock.class).get().run();
    }
}
