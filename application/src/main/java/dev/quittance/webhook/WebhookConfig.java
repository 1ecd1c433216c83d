package dev.quittance.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How endpoints are called. */
@ConfigMapping(prefix = "quittance.webhook")
interface WebhookConfig {

    /** How long an endpoint has to answer, counted from the look-up of its name. */
    @WithDefault("15S")
    Duration timeout();

    /** How long a connection and its TLS handshake may take of that: what is dead should be known soon. */
    @WithDefault("5S")
    Duration connectTimeout();

    /** How long to wait for the beginning of an answer's body, once its status has decided everything. */
    @WithDefault("1S")
    Duration answerTimeout();

    /** How much of an answer's body is kept, in bytes. */
    @WithDefault("1024")
    int answerBytesMax();

    /** Larger bodies travel without the payment's metadata, in bytes. */
    @WithDefault("20000")
    int bodyBytesMax();

    /** Whether {@code localhost} may be called, over http and on any port: only where everything runs on one machine. */
    @WithDefault("false")
    boolean allowLoopback();

    /** Endpoints of one merchant in one mode: each event is owed to every one of them within the payment's transaction. */
    @WithDefault("50")
    int endpointsMax();

    /** How long the secret before the current one signs as well. */
    @WithDefault("24H")
    Duration secretOverlap();

    /** How far back a replay reaches. */
    @WithDefault("30D")
    Duration replayWithin();

    /** Deliveries that one replay owes: the rest is asked for again. */
    @WithDefault("10000")
    int replayMax();

    /** Names looked up, and connections to one host, at once: as many as there can be attempts under way. */
    @WithDefault("1536")
    int lookupsMax();
}
