package dev.quittance.cloud.guide;

import dev.quittance.cloud.Eventually;
import dev.quittance.cloud.protocol.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tries every sample of a page, in the order in which they stand there. */
public final class GuideReader {

    private static final int LATER_SECONDS = 120;
    private static final String SUCCESS = "payment.succeeded";

    private final Terminal terminal;
    private final ShopSamples shop;
    private @Nullable String lastCall;
    private @Nullable Reply lastReply;

    /**
     * @param origin of the running platform, as {@code http://localhost:8080}
     * @param folder for what has to be kept for a moment
     */
    public GuideReader(String origin, Path folder) {
        this.terminal = new Terminal(folder, origin);
        this.shop = new ShopSamples(origin);
    }

    /** Throws at the first sample that doesn't do what the page says. */
    public void read(GuidePage page) throws Exception {
        try (var receiver = new Receiver()) {
            terminal.meet("http://localhost:4000", receiver.origin());
            for (var rest = page.samples(); !rest.isEmpty(); rest = rest.subList(1, rest.size())) {
                tryOut(rest.getFirst(), rest.subList(1, rest.size()), receiver);
            }
        }
    }

    private void tryOut(Sample sample, List<Sample> following, Receiver receiver) throws Exception {
        switch (sample.language()) {
            case "sh" -> call(sample.code(), following);
            case "json" -> compare(sample, receiver);
            case "http" -> requireHeaders(sample, receiver);
            case "java", "js", "python" -> run(sample);
            // What no request is: the platform is started before.
            case "text" -> {}
            default -> throw new AssertionError("nobody tries samples in " + sample.language());
        }
    }

    private void call(String code, List<Sample> following) throws Exception {
        lastCall = code;
        lastReply = terminal.type(code);
        var isShown = !following.isEmpty() && following.getFirst().isAnswer();
        if (!isShown && lastReply.status() / 100 != 2) {
            throw new AssertionError(code + "\nanswers " + lastReply.text());
        }
    }

    private void compare(Sample shown, Receiver receiver) throws Exception {
        if (!shown.isAnswer()) {
            tell(receiver, message -> Likeness.require(Reply.json(shown.code()), Receiver.body(message)));
        } else if (shown.comesLater()) {
            var call = Objects.requireNonNull(lastCall);
            Eventually.seconds(LATER_SECONDS, () -> requireReply(shown, terminal.type(call)));
        } else {
            requireReply(shown, Objects.requireNonNull(lastReply));
        }
    }

    private static void requireReply(Sample shown, Reply reply) {
        if (reply.status() != shown.status()) {
            throw new AssertionError(
                    "the guide shows " + shown.caption() + ", but it is " + reply.status() + " " + reply.text());
        }
        Likeness.require(Reply.json(shown.code()), reply.body());
    }

    private void requireHeaders(Sample shown, Receiver receiver) throws Exception {
        var names = shown.code().lines().map(Reply::name).toList();
        if (shown.caption().startsWith("POST")) {
            tell(
                    receiver,
                    message -> names.forEach(name ->
                            requireHeader(name, !message.header(name, "").isEmpty())));
        } else {
            var reply = Objects.requireNonNull(lastReply);
            names.forEach(name -> requireHeader(name, reply.headers().contains(name)));
        }
    }

    private static void requireHeader(String name, boolean isThere) {
        if (!isThere) {
            throw new AssertionError("the guide shows the header " + name + ", which isn't there");
        }
    }

    /** Makes a payment and looks at what the reader's own address was told of its success. */
    private void tell(Receiver receiver, Consumer<Request> look) throws Exception {
        if (!receiver.knows(SUCCESS)) {
            Purchase.make(terminal);
        }
        look.accept(Eventually.get(LATER_SECONDS, () -> receiver.first(SUCCESS)));
    }

    private void run(Sample sample) throws Exception {
        if (sample.file().isPresent()) {
            new WebhookServer(terminal).run(sample);
        } else {
            shop.run(sample);
        }
    }
}
