import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

public class VerifyWebhook {

    public static void main(String[] args) throws Exception {
        var webhook = new Webhook(System.getenv("WEBHOOK_SECRET"));
        var port = Integer.parseInt(System.getenv().getOrDefault("PORT", "4000"));
        var server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        server.createContext("/webhooks", request -> {
            var body = new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            try {
                webhook.verify(body, HttpHeaders.of(request.getRequestHeaders(), (name, value) -> true));
                System.out.println("genuine: " + body);
                request.sendResponseHeaders(204, -1);
            } catch (WebhookVerificationException forged) {
                request.sendResponseHeaders(400, -1);
            }
            request.close();
        });
        server.start();
    }
}
