package dev.quittance.cloud.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quittance.cloud.DebianProgram;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Payments from so many connections, each of which sends the next when the one before is answered: a closed model. */
final class Wrk {

    private static final String SCRIPT = """
            local thread = 0
            function setup(each) each:set("number", thread); thread = thread + 1 end
            function init() count = 0 end
            function request()
              count = count + 1
              return wrk.format("POST", "{path}", {
                ["Authorization"] = "Bearer sk_test_demo",
                ["Content-Type"] = "application/json",
                ["Idempotency-Key"] = "{run}-" .. number .. "-" .. count,
              }, '{"amount":4200,"currency":"EUR","payment_method":"pm_card_visa"}')
            end
            """;

    private final Path program = DebianProgram.of("wrk", "wrk");
    private final Path folder;
    private final String payments;
    private int runs;

    Wrk(Path folder, String api) {
        this.folder = folder;
        this.payments = api + "/payments";
    }

    /** @param refused answers other than 2xx, and connections that broke */
    record Answers(double perSecond, double p50Millis, double p99Millis, long count, long refused) {

        static Answers of(String text) {
            return new Answers(
                    number(text, "Requests/sec:\\s+([0-9.]+)"),
                    millis(text, "50%"),
                    millis(text, "99%"),
                    (long) number(text, "([0-9]+) requests in"),
                    (long) number(text, "Non-2xx or 3xx responses: ([0-9]+)")
                            + (text.contains("Socket errors") ? 1 : 0));
        }

        /** Of what isn't there, nothing was counted. */
        private static double number(String text, String pattern) {
            var found = Pattern.compile(pattern).matcher(text);
            return found.find() ? Double.parseDouble(found.group(1)) : 0;
        }

        private static double millis(String text, String percentile) {
            var found = Pattern.compile(percentile + "\\s+([0-9.]+)(us|ms|s)").matcher(text);
            if (!found.find()) {
                return Double.NaN;
            }
            var value = Double.parseDouble(found.group(1));
            return switch (found.group(2)) {
                case "us" -> value / 1_000;
                case "ms" -> value;
                default -> value * 1_000;
            };
        }
    }

    Answers send(int connections, Duration during) throws IOException, InterruptedException {
        var script = Files.writeString(
                folder.resolve("accept.lua"),
                SCRIPT.replace("{path}", URI.create(payments).getPath()).replace("{run}", "wrk-" + runs++));
        var command = List.of(
                program.toString(),
                "--latency",
                "--threads=1",
                "--connections=" + connections,
                "--duration=" + during.toSeconds() + "s",
                "--timeout=10s",
                "--script=" + script,
                payments);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("wrk ended with " + process.exitValue() + ": " + text);
        }
        return Answers.of(text);
    }
}
