package dev.quittance.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The client as it is used: trusting whom the JDK trusts. */
final class WebhookBeans {

    @Produces
    @Singleton
    WebhookClient client(Vertx vertx, Addresses addresses, WebhookConfig config) {
        return new WebhookClient(vertx, addresses, config, new HttpClientOptions());
    }
}
