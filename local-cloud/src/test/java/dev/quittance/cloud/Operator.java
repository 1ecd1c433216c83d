package dev.quittance.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Who sits at the console: logs in, reads its pages and sends the forms on them, with scripting off. */
final class Operator {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"(form_token|form_id)\" value=\"([^\"]+)\">");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final URI console;

    Operator(PackagedPlatform platform) throws Exception {
        this.console = URI.create(platform.endpoint("QUITTANCE_ADMIN"));
        post("/j_security_check", Map.of("j_username", "operator", "j_password", "operator-local"));
    }

    /** The page at a path below the console's own host. */
    String reads(String path) throws Exception {
        var answer =
                http.send(HttpRequest.newBuilder(console.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    /** Sends the form that stands on a page. */
    void sends(String page, String action, String reason) throws Exception {
        var fields = new HashMap<String, String>();
        HIDDEN.matcher(reads(page)).results().forEach(field -> fields.put(field.group(1), field.group(2)));
        fields.put("reason", reason);
        post(action, fields);
    }

    private void post(String path, Map<String, String> fields) throws Exception {
        var form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        var answer = http.send(
                HttpRequest.newBuilder(console.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 3) {
            throw new IOException(path + " answers " + answer.statusCode() + " " + answer.body());
        }
    }
}
