package dev.quittance.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Posts to strangers. It connects to the address that was checked, whatever the name means by then; presents and verifies
 * the name in TLS; follows no redirect; and reads no more than it keeps.
 */
class WebhookClient {

    private final Vertx vertx;
    private final HttpClient http;
    private final Addresses addresses;
    private final WebhookConfig config;

    /** An endpoint's answer, as far as it was read; {@code answeredNanos} is when its head was in. */
    record Answer(
            int status,
            @Nullable String retryAfter,
            @Nullable String body,
            long answeredNanos) {}

    WebhookClient(Vertx vertx, Addresses addresses, WebhookConfig config, HttpClientOptions options) {
        this.vertx = vertx;
        this.addresses = addresses;
        this.config = config;
        options.setVerifyHost(true)
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setSslHandshakeTimeout(config.connectTimeout().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setKeepAliveTimeout(10)
                .setDecompressionSupported(false);
        http = vertx.httpClientBuilder()
                .with(options)
                // Never a queue for a connection: endpoints that share a host must not wait for each other.
                .with(new PoolOptions().setHttp1MaxSize(config.lookupsMax()))
                // A connection that breaks is an attempt's affair, which tells of it; nobody else need be alarmed.
                .withConnectHandler(connection -> connection.exceptionHandler(_ -> {}))
                .build();
    }

    /**
     * Sends one request and waits for its answer.
     *
     * @throws PostFailedException when there is none in time
     */
    Answer post(URI url, Map<String, String> headers, byte[] body) throws PostFailedException {
        var deadline = System.nanoTime() + config.timeout().toNanos();
        var address = addresses.find(url.getHost(), config.timeout());
        var exchange = new AtomicReference<@Nullable HttpClientRequest>();
        var answer = http.request(options(url, address)).compose(request -> {
            exchange.set(request);
            headers.forEach(request::putHeader);
            return request.send(Buffer.buffer(body)).compose(response -> read(request, response));
        });
        try {
            return answer.toCompletionStage()
                    .toCompletableFuture()
                    .get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new PostFailedException(reason(e.getCause()));
        } catch (TimeoutException e) {
            abandon(exchange.get());
            throw new PostFailedException("timeout");
        } catch (InterruptedException e) {
            abandon(exchange.get());
            Thread.currentThread().interrupt();
            throw new PostFailedException("interrupted");
        }
    }

    private RequestOptions options(URI url, InetAddress address) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(EndpointUrl.port(url), address.getHostAddress()))
                .setHost(url.getHost())
                .setPort(EndpointUrl.port(url))
                .setSsl(EndpointUrl.isHttps(url))
                .setURI(EndpointUrl.target(url))
                .setFollowRedirects(false);
    }

    /** The status decides; of the body comes what comes soon, and a longer one is cut off together with its connection. */
    private Future<Answer> read(HttpClientRequest request, HttpClientResponse response) {
        var answeredNanos = System.nanoTime();
        var kept = Buffer.buffer();
        Promise<Void> enough = Promise.promise();
        response.handler(chunk -> {
            kept.appendBuffer(chunk, 0, Math.min(chunk.length(), config.answerBytesMax() - kept.length()));
            if (kept.length() >= config.answerBytesMax()) {
                enough.tryComplete();
            }
        });
        var complete = response.end().onComplete(_ -> enough.tryComplete());
        long timer = vertx.setTimer(config.answerTimeout().toMillis(), _ -> enough.tryComplete());
        return enough.future().map(_ -> {
            vertx.cancelTimer(timer);
            if (!complete.isComplete()) {
                request.reset();
            }
            return new Answer(
                    response.statusCode(), response.getHeader("retry-after"), kept.toString(UTF_8), answeredNanos);
        });
    }

    private static void abandon(@Nullable HttpClientRequest request) {
        if (request != null) {
            request.reset();
        }
    }

    private static String reason(@Nullable Throwable cause) {
        for (var each = cause; each != null; each = each.getCause()) {
            if (each instanceof SSLException) {
                return "TLS failed";
            }
        }
        return switch (cause) {
            case io.netty.channel.ConnectTimeoutException _ -> "connect timeout";
            case ConnectException _ -> "connection refused";
            case null, default -> "connection closed";
        };
    }
}
