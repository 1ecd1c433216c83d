package dev.quittance.test;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How long one address took, the shortest time first, and how many bytes it answered. */
public record Times(String path, List<Long> nanos, int bytes) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Set<Integer> FINE = Set.of(200, 303);

    /** Asks one request after another. */
    public static Times measure(String path, HttpRequest request, int requests)
            throws IOException, InterruptedException {
        var nanos = new ArrayList<Long>();
        int bytes = 0;
        for (int i = 0; i < requests; i++) {
            var start = System.nanoTime();
            var answer = HTTP.send(request, BodyHandlers.ofByteArray());
            nanos.add(System.nanoTime() - start);
            if (!FINE.contains(answer.statusCode())) {
                throw new AssertionError(answer.statusCode() + " " + path);
            }
            bytes = answer.body().length;
        }
        return new Times(path, nanos.stream().sorted().toList(), bytes);
    }

    /** In milliseconds. */
    public double percentile(int percent) {
        return nanos.get(Math.min(nanos.size() - 1, nanos.size() * percent / 100)) / 1e6;
    }

    /** A row of a table in Markdown. */
    public String row() {
        return String.format(
                Locale.ROOT, "| `%s` | %.1f | %.1f | %.1f |", path, percentile(50), percentile(99), bytes / 1024.0);
    }
}
