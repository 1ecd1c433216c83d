package dev.quittance.cloud.rollout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * How production is updated, as {@code deploy-cdk/proofs/rollout.properties} holds it, which a test there compares with
 * the synthesized template.
 *
 * @param batch how many instances are replaced at a time
 * @param inService how many serve at any time
 */
record UpdatePolicy(int batch, int inService, boolean waitsForSignals) {

    private static final Path HELD = Path.of("../deploy-cdk/proofs/rollout.properties");

    static UpdatePolicy ofProduction() throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(HELD)) {
            properties.load(reader);
        }
        return new UpdatePolicy(
                Integer.parseInt(properties.getProperty("MaxBatchSize")),
                Integer.parseInt(properties.getProperty("MinInstancesInService")),
                Boolean.parseBoolean(properties.getProperty("WaitOnResourceSignals")));
    }

    /** Whether the new ones must serve before the old ones may go. */
    boolean startsFirst(int serving) {
        return serving - batch < inService;
    }
}
