package dev.quittance.cloud.application;

import dev.quittance.cloud.process.Archive;
import dev.quittance.cloud.process.ChildCommand;
import dev.quittance.cloud.process.CleanEnvironment;
import dev.quittance.cloud.process.JavaProgram;
import dev.quittance.cloud.process.Service;
import dev.quittance.cloud.settings.CannotStartException;
import dev.quittance.cloud.settings.StateFolder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The application's process. */
public final class Application implements Service {

    private final StateFolder state;
    private final Archive archive;
    private final Path jar;
    private final Map<String, String> environment;
    private final HttpRequest health;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    public Application(StateFolder state, Path jar, int managementPort, Map<String, String> environment) {
        if (!Files.exists(jar)) {
            throw new CannotStartException(jar + " is missing; build it with ./mvnw package, or start without it");
        }
        this.state = state;
        this.archive = Archive.cds(state.cache("application.jsa"));
        this.jar = jar;
        this.environment = environment;
        this.health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
    }

    @Override
    public String name() {
        return "application";
    }

    @Override
    public ChildCommand command() {
        var command = JavaProgram.withHeap(384)
                .quickStart()
                .startedFrom(archive)
                .option("-Dquarkus.profile=local")
                .jar(jar);
        return new ChildCommand(
                name(), command, CleanEnvironment.plus(environment), state.root(), ChildCommand.EndSignal.TERM);
    }

    @Override
    public boolean isReady() throws Exception {
        return http.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }

    @Override
    public Duration readyWithin() {
        return Duration.ofMinutes(6);
    }

    /** It finishes the requests that it has accepted first, for which it gives itself 20 s. */
    @Override
    public Duration endsWithin() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Optional<Archive> archive() {
        return Optional.of(archive);
    }
}
