package dev.quittance.cloud.function;

import dev.quittance.cloud.process.Concurrently;
import dev.quittance.cloud.process.PlatformLog;
import dev.quittance.cloud.process.ProcessRecords;
import dev.quittance.cloud.protocol.JsonCalls;
import dev.quittance.cloud.protocol.LoopbackServer;
import dev.quittance.cloud.queue.Sqs;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The function service: hosts every function and answers Lambda's API on one port. */
public final class Lambda {

    private final Map<String, HostedFunction> functions = new TreeMap<>();
    private final LoopbackServer server;
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();

    private Lambda(int port, List<HostedFunction> hosted) {
        hosted.forEach(function -> functions.put(function.settings().name(), function));
        this.server = new LoopbackServer(port, new LambdaApi(functions, background::execute)::answer);
    }

    /**
     * @param port 0 takes a free one
     * @param givesUp called when a function does not start any more
     */
    public static Lambda on(
            int port,
            int sqsPort,
            List<FunctionSettings> functions,
            ProcessRecords records,
            PlatformLog log,
            InstantSource clock,
            Runnable givesUp) {
        var sqs = JsonCalls.toSqs("http://127.0.0.1:" + sqsPort);
        return new Lambda(
                port,
                functions.stream()
                        .map(settings -> {
                            var function = settings.function();
                            var environments = new Environments(
                                    function.name(),
                                    settings.warm(),
                                    function.maximumConcurrency(),
                                    number -> Environment.start(number, settings, records, log, clock),
                                    log,
                                    givesUp);
                            var queue =
                                    new SourceQueue(sqs, Sqs.url(sqsPort, function.queue()), Sqs.arn(function.queue()));
                            return new HostedFunction(
                                    settings, environments, new EventSource(settings, queue, environments, log));
                        })
                        .toList());
    }

    /** Starts the environments of each function that are kept warm, side by side. */
    public void start() throws Exception {
        Concurrently.all(functions.values().stream()
                .map(function -> (Concurrently.Step) function.environments()::start)
                .toList());
    }

    /** Lets the queues feed the functions. */
    public void feed() {
        functions.values().forEach(function -> function.source().start());
    }

    public int port() {
        return server.port();
    }

    public void stop() {
        functions.values().parallelStream().forEach(HostedFunction::stop);
        background.shutdownNow();
        server.close();
    }
}
