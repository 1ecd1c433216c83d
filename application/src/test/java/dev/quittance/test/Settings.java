package dev.quittance.test;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** A part's settings without the application around it. */
public final class Settings {

    private Settings() {}

    /** As shipped, but for these. */
    public static <T> T of(Class<T> mapping, Map<String, String> others) {
        return new SmallRyeConfigBuilder()
                .withMapping(mapping)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValues(others)
                .build()
                .getConfigMapping(mapping);
    }
}
