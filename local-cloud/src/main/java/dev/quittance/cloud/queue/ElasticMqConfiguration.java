package dev.quittance.cloud.queue;

import dev.quittance.cloud.settings.Wiring;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** ElasticMQ's own configuration file, with every queue of the wiring and its dead letters. */
record ElasticMqConfiguration(int port, String region, String account, Path store, List<Wiring.Queue> queues) {

    String text() {
        return """
                include classpath("application.conf")
                pekko.loglevel = "WARNING"
                pekko.actor.guardian-supervisor-strategy = "%6$s"
                # Threads that hand every message on to one another cost a quarter more than one that does it all.
                pekko.actor.default-dispatcher.fork-join-executor { parallelism-min = 1, parallelism-max = 1 }
                pekko.actor.internal-dispatcher.fork-join-executor { parallelism-min = 1, parallelism-max = 1 }
                rest-sqs { bind-hostname = "127.0.0.1", bind-port = %1$d }
                node-address { protocol = "http", host = "127.0.0.1", port = %1$d }
                aws { region = "%2$s", accountId = "%3$s" }
                messages-storage {
                  enabled = true
                  driver-class = "org.sqlite.JDBC"
                  uri = "jdbc:sqlite:%4$s?journal_mode=WAL&synchronous=NORMAL&busy_timeout=5000"
                }
                queues {
                %5$s}
                """.formatted(
                        port,
                        region,
                        account,
                        store,
                        queues.stream().map(this::queue).collect(Collectors.joining()),
                        EndOnFailure.class.getName());
    }

    private String queue(Wiring.Queue queue) {
        return """
                  "%s" {
                    defaultVisibilityTimeout = %d seconds
                    deadLettersQueue { name = "%s", maxReceiveCount = %d }
                  }
                  "%s" {}
                """.formatted(
                        queue.name(),
                        queue.visibilityTimeoutSeconds(),
                        queue.deadLetters(),
                        queue.maxReceiveCount(),
                        queue.deadLetters());
    }
}
