package dev.quittance.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.json.StrictJson;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** The two things that everything asks for: JSON and the time. */
final class FrameworkBeans {

    @Produces
    @Singleton
    ObjectMapper json() {
        return StrictJson.mapper();
    }

    /** Milliseconds, which is what the API shows and what survives every store on the way. */
    @Produces
    @Singleton
    InstantSource time() {
        return Clock.tick(Clock.system(ZoneOffset.UTC), Duration.ofMillis(1));
    }
}
