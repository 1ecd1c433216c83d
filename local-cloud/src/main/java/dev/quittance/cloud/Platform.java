package dev.quittance.cloud;

import dev.quittance.cloud.Options.Part;
import dev.quittance.cloud.application.Application;
import dev.quittance.cloud.database.PostgreSql;
import dev.quittance.cloud.function.FunctionSettings;
import dev.quittance.cloud.function.Lambda;
import dev.quittance.cloud.mail.Mail;
import dev.quittance.cloud.process.Concurrently;
import dev.quittance.cloud.process.PlatformLog;
import dev.quittance.cloud.process.ProcessRecords;
import dev.quittance.cloud.process.Service;
import dev.quittance.cloud.process.Supervised;
import dev.quittance.cloud.queue.Sqs;
import dev.quittance.cloud.settings.Port;
import dev.quittance.cloud.settings.Ports;
import dev.quittance.cloud.settings.StateFolder;
import dev.quittance.cloud.settings.Wiring;
import dev.quittance.cloud.table.DynamoDb;
import dev.quittance.cloud.topic.Sns;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** All parts of the platform: started side by side as far as they can be, stopped in the order of the data's path. */
final class Platform {

    private final Options options;
    private final PlatformLog log;
    private final StateFolder state;
    private final ProcessRecords records;
    private final Ports ports;
    private final Endpoints endpoints;
    private final CountDownLatch gaveUp = new CountDownLatch(1);

    private final Supervised postgreSql;
    private final Supervised dynamoDb;
    private final Supervised sqs;
    private final Supervised mail;
    private final Sns sns;
    private final Optional<Lambda> lambda;
    private final Optional<Supervised> application;

    private Platform(Options options, PlatformLog log, StateFolder state, ProcessRecords records, Ports ports) {
        this.options = options;
        this.log = log;
        this.state = state;
        this.records = records;
        this.ports = ports;
        this.endpoints = new Endpoints(ports);
        var wiring = options.wiring();
        var inMemory = options.settings().flag("dynamodb.in-memory");
        this.postgreSql = supervised(new PostgreSql(state, ports.of(Port.POSTGRESQL), log));
        this.dynamoDb = supervised(new DynamoDb(state, ports.of(Port.DYNAMODB), inMemory, wiring.tables()));
        this.sqs = supervised(new Sqs(state, ports.of(Port.SQS), wiring.queues()));
        this.mail = supervised(new Mail(state, ports.of(Port.SMTP), ports.of(Port.MAILBOX)));
        this.lambda = Optional.of(options).filter(it -> it.with(Part.FUNCTIONS)).map(it -> lambda());
        this.application =
                Optional.of(options).filter(it -> it.with(Part.APPLICATION)).map(it -> supervised(application()));
        this.sns = new Sns(ports.of(Port.SNS), state.data("sns"), ports.of(Port.SQS), InstantSource.system(), log);
        sns.declare(wiring);
    }

    /** Takes the state folder and the ports, and ends what an earlier run left behind; starts nothing yet. */
    static Platform prepare(Options options, PlatformLog log) throws IOException {
        var state = StateFolder.lock(options.state(), options.cache());
        var records = new ProcessRecords(state.processes());
        records.endLeftovers(log);
        Files.deleteIfExists(state.root().resolve("endpoints.env"));
        if (options.fresh()) {
            state.forgetData();
        }
        return new Platform(options, log, state, records, Ports.claim(options.settings(), unused(options)));
    }

    void start() throws Exception {
        Concurrently.all(List.of(dynamoDb::start, sqs::start, mail::start, this::startFunctions, () -> {
            postgreSql.start();
            if (application.isPresent()) {
                application.get().start();
            }
        }));
        lambda.ifPresent(Lambda::feed);
        endpoints.write(state, application.isPresent());
        new Welcome(ports, application.isPresent(), state.root()).print(log);
    }

    /** Returns when a part could not be kept running. */
    void awaitEnd() throws InterruptedException {
        gaveUp.await();
    }

    /** The application first, so that what it accepted still finds its queues and its database. */
    void stop() {
        log.say("stopping");
        application.ifPresent(Supervised::stop);
        lambda.ifPresent(Lambda::stop);
        mail.stop();
        sns.close();
        sqs.stop();
        dynamoDb.stop();
        postgreSql.stop();
        try {
            Files.deleteIfExists(state.root().resolve("endpoints.env"));
        } catch (IOException e) {
            log.say("endpoints.env can't be deleted: " + e);
        }
        state.close();
        log.say("stopped");
    }

    private void startFunctions() throws Exception {
        if (lambda.isPresent()) {
            lambda.get().start();
        }
    }

    private Supervised supervised(Service service) {
        return new Supervised(service, records, log, gaveUp::countDown);
    }

    private Lambda lambda() {
        return Lambda.on(
                ports.of(Port.LAMBDA),
                ports.of(Port.SQS),
                options.wiring().functions().stream().map(this::hosted).toList(),
                records,
                log,
                InstantSource.system(),
                gaveUp::countDown);
    }

    private FunctionSettings hosted(Wiring.Function function) {
        var zip = options.root().resolve("lambdas").resolve(function.name()).resolve("target/function.zip");
        var environment = endpoints.functions(options.wiring().topic(), options.with(Part.APPLICATION));
        return FunctionSettings.of(function, zip, state, options.settings(), environment);
    }

    private Application application() {
        var target = options.root().resolve("application/target");
        var environment = endpoints.application(options.wiring().topic(), target.resolve("site"));
        environment.putAll(options.settings().variables("application.environment"));
        return new Application(
                state, target.resolve("quarkus-app/quarkus-run.jar"), ports.of(Port.MANAGEMENT), environment);
    }

    private static Set<Port> unused(Options options) {
        return options.with(Part.APPLICATION)
                ? EnumSet.noneOf(Port.class)
                : EnumSet.of(Port.API, Port.CONSOLE, Port.MANAGEMENT);
    }
}
