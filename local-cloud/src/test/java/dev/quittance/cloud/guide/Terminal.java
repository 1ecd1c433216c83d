package dev.quittance.cloud.guide;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A shell with curl, in which the guide's addresses and ids mean those of the running platform. */
final class Terminal {

    private static final String SHOWN_ORIGIN = "http://localhost:8080";
    private static final Pattern SHOWN_ID = Pattern.compile("\\b([a-z]+)_01kav[0-9a-z]{21}\\b");
    private static final String SHOWN_TIME = "2026-11-22T12:00:00Z";
    private static final int SECONDS_MAX = 120;

    /** Asks this machine past any proxy, and also tells the status, on a last line of its own. */
    private static final String CURL = """
            curl() { command curl --silent --show-error --noproxy '*' --max-time 60 \
              --dump-header "$HEADERS" --write-out '\\n%{http_code}' "$@"; }
            """;

    private final Path folder;
    private final Map<String, String> addresses = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();

    Terminal(Path folder, String origin) {
        this.folder = folder;
        addresses.put(SHOWN_ORIGIN, origin);
    }

    /** What the guide calls by one address is at another. */
    void meet(String shown, String real) {
        addresses.put(shown, real);
    }

    /** Runs one call and remembers the ids that it answers. */
    Reply type(String call) throws IOException, InterruptedException {
        var headers = folder.resolve("headers");
        var builder = new ProcessBuilder("bash", "-c", CURL + meant(call)).redirectErrorStream(true);
        builder.environment().put("HEADERS", headers.toString());
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(call + "\nsaid: " + said);
        }
        var lastLine = said.lastIndexOf('\n');
        var answer = new Reply(
                Integer.parseInt(said.substring(lastLine + 1)),
                Files.readAllLines(headers).stream().map(Reply::name).toList(),
                said.substring(0, lastLine));
        remember(answer);
        return answer;
    }

    /** The call with real addresses and ids, an hour ago for any time, and the longest wait for a machine that is slow. */
    private String meant(String call) {
        var text = call.replace("wait=10", "wait=20");
        for (var address : addresses.entrySet()) {
            text = text.replace(address.getKey(), address.getValue());
        }
        var anHourAgo = Instant.now().minusSeconds(3600).toString();
        return SHOWN_ID.matcher(text.replace(SHOWN_TIME, anHourAgo))
                .replaceAll(id -> ids.getOrDefault(id.group(1), id.group()));
    }

    /** The id of what was answered, or of the first on a list. */
    private void remember(Reply answer) {
        if (answer.text().startsWith("{")) {
            remember(answer.body().path("id").asText());
            remember(answer.body().at("/data/0/id").asText());
            // A decline that was waited for names its payment.
            remember(answer.body().path("payment").asText());
        }
    }

    private void remember(String id) {
        var underscore = id.indexOf('_');
        if (underscore > 0) {
            ids.put(id.substring(0, underscore), id);
        }
    }
}
