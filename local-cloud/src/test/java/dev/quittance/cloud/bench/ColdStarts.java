package dev.quittance.cloud.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.cloud.function.FunctionSettings;
import dev.quittance.cloud.function.Lambda;
import dev.quittance.cloud.process.PlatformLog;
import dev.quittance.cloud.process.ProcessRecords;
import dev.quittance.cloud.settings.Settings;
import dev.quittance.cloud.settings.StateFolder;
import dev.quittance.cloud.settings.Wiring;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long a function takes from no process to its first answer, by what an earlier run has prepared of its classes. */
final class ColdStarts {

    /** Ways of preparing, as the setting {@code functions.archive} names them. */
    static final List<String> PREPARED = List.of("none", "cds", "aot");

    private static final Path LAMBDAS = Path.of("../lambdas").toAbsolutePath().normalize();
    private static final int STARTS = 3;
    /** So that nothing is asked of a queue, a topic or a table: only the start is measured. */
    private static final String EMPTY_BATCH = "{\"Records\":[]}";

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "AWS_REGION", "us-east-1",
            "AWS_ACCESS_KEY_ID", "local",
            "AWS_SECRET_ACCESS_KEY", "local",
            "QUITTANCE_EVENTS_TOPIC_ARN", "arn:aws:sns:us-east-1:000000000000:payment-events",
            "QUITTANCE_SANDBOX_TABLE", "sandbox-psp",
            "QUITTANCE_JOURNAL_TABLE", "payment-journal");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;

    ColdStarts(Path folder) {
        this.folder = folder;
    }

    /** One line of a table for each function. */
    String lines() throws Exception {
        var lines = new StringBuilder();
        for (var function : Wiring.read(LAMBDAS.resolve("wiring.json")).functions()) {
            lines.append("| ").append(function.name()).append(" |");
            for (var prepared : PREPARED) {
                var seconds = medianSeconds(function, prepared);
                lines.append(Double.isNaN(seconds) ? " – |" : " %.1f |".formatted(seconds));
            }
            lines.append('\n');
        }
        return lines.toString();
    }

    private double medianSeconds(Wiring.Function function, String prepared) throws Exception {
        var state = folder.resolve(function.name() + "-" + prepared);
        try (var kept = StateFolder.lock(state, state.resolve("cache"))) {
            // The first start unpacks the function, and its end leaves behind what the others start from.
            seconds(function, prepared, kept);
            var seconds = new ArrayList<Double>();
            for (int i = 0; i < STARTS; i++) {
                seconds.add(seconds(function, prepared, kept));
            }
            return seconds.stream().sorted().toList().get(STARTS / 2);
        }
    }

    private double seconds(Wiring.Function function, String prepared, StateFolder state) throws Exception {
        var settings = FunctionSettings.of(
                function,
                LAMBDAS.resolve(function.name()).resolve("target/function.zip"),
                state,
                Settings.of(Map.of("functions.archive", prepared, "function." + function.name() + ".warm", "1")),
                ENVIRONMENT);
        var lambda = Lambda.on(
                0,
                0,
                List.of(settings),
                new ProcessRecords(state.processes()),
                new PlatformLog(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)),
                InstantSource.system(),
                () -> {});
        try {
            var began = System.nanoTime();
            lambda.start();
            invoke(function.name(), lambda.port());
            var took = (System.nanoTime() - began) / 1e9;
            // Without what should have been prepared it is not the start that it is taken for.
            var isPrepared =
                    prepared.equals("none") || Files.exists(settings.archive().file());
            return isPrepared ? took : Double.NaN;
        } finally {
            lambda.stop();
        }
    }

    private void invoke(String function, int port) throws Exception {
        var address = URI.create("http://127.0.0.1:" + port + "/2015-03-31/functions/" + function + "/invocations");
        var request = HttpRequest.newBuilder(address)
                .POST(HttpRequest.BodyPublishers.ofString(EMPTY_BATCH))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).contains("batchItemFailures");
    }
}
