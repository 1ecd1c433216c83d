package dev.quittance.http;

import dev.quittance.json.StrictJson;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Keeps no more of a body than tells that it is too large, which {@link StrictJson} then says; it may never end. */
@Provider
public final class BodyInChunks implements ReaderInterceptor {

    /** Of what nobody keeps: who is still sending may not hear an answer. Well below the framework's limit. */
    private static final int HEARD_OUT_MAX = 1024 * 1024;

    private final RoutingContext exchange;

    BodyInChunks(RoutingContext exchange) {
        this.exchange = exchange;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        var chunks = body.getInputStream();
        var read = chunks.readNBytes(StrictJson.BYTES_MAX + 1);
        if (read.length > StrictJson.BYTES_MAX && chunks.skip(HEARD_OUT_MAX) == HEARD_OUT_MAX) {
            BodyLimit.endConnection(exchange);
        }
        body.setInputStream(new ByteArrayInputStream(read));
        return body.proceed();
    }
}
