package dev.quittance.cloud.bench;

import dev.quittance.cloud.bench.OpenLoad.Measured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What one platform did under rising load: first cold, then at the usual rate, then at higher ones. */
final class Measurement {

    static final String LOAD = "this load generator";

    private final List<Step> steps = new ArrayList<>();

    /** One rate, with what the processes used meanwhile. */
    record Step(Measured measured, Consumption before, Consumption after) {

        double processors(String process) {
            return after.processors(process, before);
        }

        long residentMib(String process) {
            return after.residentMib(process);
        }
    }

    void add(Measured measured, Consumption before, Consumption after) {
        steps.add(new Step(measured, before, after));
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** The first payments after the start. */
    Measured cold() {
        return steps.getFirst().measured();
    }

    Step usualStep() {
        return steps.get(1);
    }

    Measured usual() {
        return usualStep().measured();
    }

    /** The highest rate that was sustained, or the usual one. */
    Step maximum() {
        return steps.stream()
                .skip(1)
                .filter(step -> step.measured().isSustained())
                .max(Comparator.comparingInt(step -> step.measured().perSecond()))
                .orElse(usualStep());
    }
}
