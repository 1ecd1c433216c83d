package dev.quittance.cloud.rollout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A host as it boots: it migrates, starts the service, waits until that is ready and the balancer sends to it. */
final class Instance {

    private static final Duration MIGRATED_WITHIN = Duration.ofMinutes(5);
    private static final Duration READY_WITHIN = Duration.ofMinutes(5);
    private static final Duration HEALTHY_WITHIN = Duration.ofSeconds(30);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(45);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final Build build;
    private final Slot slot;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();

    private Instance(Build build, Slot slot, Process process) {
        this.build = build;
        this.slot = slot;
        this.process = process;
    }

    /** @throws BootFailedException where a host would signal failure */
    static Instance boot(Build build, Slot slot, Map<String, String> environment, Haproxy balancer, Path logs)
            throws Exception {
        var instance = begin(build, slot, environment, logs);
        try {
            balancer.register(slot);
            instance.await("ready", READY_WITHIN, instance::isReady);
            if (build.crashes()) {
                instance.kill();
            }
            instance.await("healthy", HEALTHY_WITHIN, () -> isSendingTo(balancer, slot));
            return instance;
        } catch (BootFailedException e) {
            balancer.deregister(slot);
            instance.kill();
            throw e;
        }
    }

    /** One that is asked directly; returns when it is ready. */
    static Instance bootAlone(Build build, Slot slot, Map<String, String> environment, Path logs) throws Exception {
        var instance = begin(build, slot, environment, logs);
        instance.await("ready", READY_WITHIN, instance::isReady);
        return instance;
    }

    private static Instance begin(Build build, Slot slot, Map<String, String> environment, Path logs) throws Exception {
        var variables = new HashMap<>(environment);
        variables.put("QUITTANCE_API_PORT", "" + slot.apiPort());
        variables.put("QUITTANCE_ADMIN_PORT", "" + slot.consolePort());
        variables.put("QUITTANCE_MANAGEMENT_PORT", "" + slot.managementPort());
        migrate(build, variables, logs);
        variables.putAll(build.environment());
        return new Instance(build, slot, java(build, variables, logs.resolve(slot.name() + ".log")));
    }

    Build build() {
        return build;
    }

    Slot slot() {
        return slot;
    }

    /** First the balancer sends elsewhere, then the service is asked to end. */
    void retire(Haproxy balancer) throws Exception {
        balancer.deregister(slot);
        process.destroy();
        if (!process.waitFor(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(build.name() + " did not end within " + ENDS_WITHIN.toSeconds() + " s");
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private static void migrate(Build build, Map<String, String> variables, Path logs) throws Exception {
        var migration = java(build, variables, logs.resolve("migrate.log"), "migrate");
        if (!migration.waitFor(MIGRATED_WITHIN.toSeconds(), TimeUnit.SECONDS) || migration.exitValue() != 0) {
            migration.destroyForcibly();
            throw new BootFailedException(build.name() + " can't migrate");
        }
    }

    private static Process java(Build build, Map<String, String> variables, Path log, String... arguments)
            throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.profile=local",
                "-jar",
                build.folder().resolve("quarkus-run.jar").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(variables);
        return builder.start();
    }

    private void await(String what, Duration within, BooleanSupplier condition) throws Exception {
        var deadline = System.nanoTime() + within.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            if (condition.getAsBoolean()) {
                return;
            }
            Thread.sleep(LOOK_EVERY);
        }
        throw new BootFailedException(build.name() + " did not get " + what);
    }

    private boolean isReady() {
        var health = URI.create("http://127.0.0.1:" + slot.managementPort() + "/q/health/ready");
        var request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(3));
        try {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // nobody listens yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isSendingTo(Haproxy balancer, Slot slot) {
        try {
            return balancer.isSendingTo(slot);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
