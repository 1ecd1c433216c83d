package dev.quittance.cloud;

import dev.quittance.cloud.Options.Part;
import dev.quittance.cloud.application.Application;
import dev.quittance.cloud.database.PostgreSql;
import dev.quittance.cloud.process.PlatformLog;
import dev.quittance.cloud.process.ProcessRecords;
import dev.quittance.cloud.process.Service;
import dev.quittance.cloud.process.Supervised;
import dev.quittance.cloud.queue.Sqs;
import dev.quittance.cloud.settings.Port;
import dev.quittance.cloud.settings.Ports;
import dev.quittance.cloud.settings.StateFolder;
import dev.quittance.cloud.table.DynamoDb;
import dev.quittance.cloud.topic.Sns;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** All parts of the platform: started side by side as far as they can be, stopped in the order of the data's path. */
final class Platform {

    private final Options options;
    private final PlatformLog log;
    private final StateFolder state;
    private final Ports ports;
    private final Endpoints endpoints;
    private final CountDownLatch gaveUp = new CountDownLatch(1);

    private final Supervised postgreSql;
    private final Supervised dynamoDb;
    private final Supervised sqs;
    private final List<Supervised> application;
    private volatile @Nullable Sns sns;

    private Platform(Options options, PlatformLog log, StateFolder state, ProcessRecords records, Ports ports) {
        this.options = options;
        this.log = log;
        this.state = state;
        this.ports = ports;
        this.endpoints = new Endpoints(ports);
        this.postgreSql = supervised(new PostgreSql(state, ports.of(Port.POSTGRESQL), log), records);
        this.dynamoDb = supervised(
                new DynamoDb(
                        state,
                        ports.of(Port.DYNAMODB),
                        options.settings().flag("dynamodb.in-memory"),
                        options.wiring().tables()),
                records);
        this.sqs =
                supervised(new Sqs(state, ports.of(Port.SQS), options.wiring().queues()), records);
        this.application = options.with(Part.APPLICATION) ? List.of(supervised(application(), records)) : List.of();
    }

    /** Takes the state folder and the ports, and ends what an earlier run left behind; starts nothing yet. */
    static Platform prepare(Options options, PlatformLog log) throws IOException {
        var state = StateFolder.lock(options.state());
        var records = new ProcessRecords(state.processes());
        records.endLeftovers(log);
        Files.deleteIfExists(state.root().resolve("endpoints.env"));
        if (options.fresh()) {
            state.forgetData();
        }
        return new Platform(options, log, state, records, Ports.claim(options.settings(), unused(options)));
    }

    void start() throws Exception {
        var topics = new Sns(ports.of(Port.SNS), state.data("sns"), ports.of(Port.SQS), InstantSource.system());
        sns = topics;
        topics.declare(options.wiring());
        Concurrently.all(dynamoDb::start, sqs::start, () -> {
            postgreSql.start();
            for (var part : application) {
                part.start();
            }
        });
        endpoints.write(state, options.with(Part.APPLICATION));
        new Welcome(ports, options.with(Part.APPLICATION), state.root()).print(log);
    }

    /** Returns when a part could not be kept running. */
    void awaitEnd() throws InterruptedException {
        gaveUp.await();
    }

    /** The application first, so that what it accepted still finds its queues and its database. */
    void stop() {
        log.say("stopping");
        application.forEach(Supervised::stop);
        sqs.stop();
        dynamoDb.stop();
        postgreSql.stop();
        if (sns != null) {
            sns.close();
        }
        try {
            Files.deleteIfExists(state.root().resolve("endpoints.env"));
        } catch (IOException e) {
            log.say("endpoints.env can't be deleted: " + e);
        }
        state.close();
        log.say("stopped");
    }

    private Supervised supervised(Service service, ProcessRecords records) {
        return new Supervised(service, records, log, gaveUp::countDown);
    }

    private Application application() {
        var environment = endpoints.application(
                options.wiring().topic(), options.wiring().tables().getFirst().name());
        environment.putAll(options.settings().variables("application.environment"));
        return new Application(
                state,
                options.root().resolve("application/target/quarkus-app/quarkus-run.jar"),
                ports.of(Port.MANAGEMENT),
                environment);
    }

    private static Set<Port> unused(Options options) {
        return options.with(Part.APPLICATION)
                ? EnumSet.noneOf(Port.class)
                : EnumSet.of(Port.API, Port.CONSOLE, Port.MANAGEMENT);
    }
}
