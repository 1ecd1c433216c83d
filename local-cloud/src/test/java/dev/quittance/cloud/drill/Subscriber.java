package dev.quittance.cloud.drill;

import dev.quittance.cloud.protocol.Answer;
import dev.quittance.cloud.protocol.LoopbackServer;
import dev.quittance.cloud.protocol.Request;
import java.util.Collection;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Subscribes to every event and writes down what arrives. It is never killed, because it is who has to be told. */
final class Subscriber implements AutoCloseable {

    private final String name;
    private final boolean stumbles;
    private final Set<String> stumbledOver = ConcurrentHashMap.newKeySet();
    private final Queue<Told.Webhook> taken = new ConcurrentLinkedQueue<>();
    private final LoopbackServer server = new LoopbackServer(0, this::answer);

    private Subscriber(String name, boolean stumbles) {
        this.name = name;
        this.stumbles = stumbles;
    }

    static Subscriber steady() {
        return new Subscriber("the steady subscriber", false);
    }

    /** Fails at the first try of one event in eight. */
    static Subscriber stumbling() {
        return new Subscriber("the stumbling subscriber", true);
    }

    String name() {
        return name;
    }

    String url() {
        return "http://localhost:" + server.port() + "/";
    }

    Collection<Told.Webhook> taken() {
        return taken;
    }

    private Answer answer(Request request) {
        var event = request.header("webhook-id", "");
        if (stumbles && event.hashCode() % 8 == 0 && stumbledOver.add(event)) {
            return Answer.text(500, "stumbled");
        }
        taken.add(new Told.Webhook(name, event));
        return Answer.text(200, "");
    }

    @Override
    public void close() {
        server.close();
    }
}
