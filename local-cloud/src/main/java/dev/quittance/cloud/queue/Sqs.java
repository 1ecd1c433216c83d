package dev.quittance.cloud.queue;

import dev.quittance.cloud.process.Archive;
import dev.quittance.cloud.process.ChildCommand;
import dev.quittance.cloud.process.CleanEnvironment;
import dev.quittance.cloud.process.JavaProgram;
import dev.quittance.cloud.process.Service;
import dev.quittance.cloud.protocol.JsonCalls;
import dev.quittance.cloud.settings.ClassPath;
import dev.quittance.cloud.settings.StateFolder;
import dev.quittance.cloud.settings.Wiring;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The queue service. A message it accepted survives a kill: SQLite has written it before the answer. */
public final class Sqs implements Service {

    private static final String ACCOUNT = "000000000000";
    private static final String REGION = "us-east-1";

    private final StateFolder state;
    private final Archive archive;
    private final int port;
    private final List<Wiring.Queue> queues;
    private final JsonCalls sqs;

    public Sqs(StateFolder state, int port, List<Wiring.Queue> queues) {
        this.state = state;
        this.archive = Archive.cds(state.cache("sqs.jsa"));
        this.port = port;
        this.queues = queues;
        this.sqs = JsonCalls.toSqs("http://127.0.0.1:" + port);
    }

    public static String url(int port, String queue) {
        return "http://127.0.0.1:" + port + "/" + ACCOUNT + "/" + queue;
    }

    public static String arn(String queue) {
        return "arn:aws:sqs:" + REGION + ":" + ACCOUNT + ":" + queue;
    }

    @Override
    public String name() {
        return "sqs";
    }

    @Override
    public ChildCommand command() throws Exception {
        var folder = Files.createDirectories(state.data("sqs"));
        var configuration = Files.writeString(
                folder.resolve("elasticmq.conf"),
                new ElasticMqConfiguration(port, REGION, ACCOUNT, folder.resolve("messages.db"), queues).text());
        var command = JavaProgram.withHeap(192)
                .quickStart()
                .startedFrom(archive)
                .option("-Dconfig.file=" + configuration)
                .option("-Dlogback.configurationFile=quiet-logback.xml")
                .withNativeLibraries()
                .main(ClassPath.text(), "org.elasticmq.server.Main");
        return new ChildCommand(name(), command, CleanEnvironment.plus(Map.of()), folder, ChildCommand.EndSignal.TERM);
    }

    @Override
    public Optional<Archive> archive() {
        return Optional.of(archive);
    }

    /** A real send: with a broken store, ElasticMQ answers questions all the same and accepts nothing. */
    @Override
    public boolean isReady() throws Exception {
        var queue = sqs.call("CreateQueue", Map.of("QueueName", "local-cloud-probe"))
                .path("QueueUrl")
                .asText();
        sqs.call("SendMessage", Map.of("QueueUrl", queue, "MessageBody", "probe"));
        sqs.call("DeleteQueue", Map.of("QueueUrl", queue));
        return true;
    }
}
