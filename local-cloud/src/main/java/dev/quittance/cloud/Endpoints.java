package dev.quittance.cloud;

import dev.quittance.cloud.database.Provisioning;
import dev.quittance.cloud.database.Provisioning.Role;
import dev.quittance.cloud.queue.Sqs;
import dev.quittance.cloud.settings.Port;
import dev.quittance.cloud.settings.Ports;
import dev.quittance.cloud.settings.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Where everything is, told to the application, to the functions and to whoever sources the file. */
record Endpoints(Ports ports) {

    private static final String REGION = "us-east-1";
    private static final String JOURNAL = "payment-journal";

    /** What every AWS client needs. */
    Map<String, String> aws() {
        var aws = new LinkedHashMap<String, String>();
        aws.put("AWS_ENDPOINT_URL_SQS", ports.url(Port.SQS));
        aws.put("AWS_ENDPOINT_URL_SNS", ports.url(Port.SNS));
        aws.put("AWS_ENDPOINT_URL_DYNAMODB", ports.url(Port.DYNAMODB));
        aws.put("AWS_ENDPOINT_URL_LAMBDA", ports.url(Port.LAMBDA));
        aws.put("AWS_REGION", REGION);
        aws.put("AWS_DEFAULT_REGION", REGION);
        aws.put("AWS_ACCESS_KEY_ID", "local");
        aws.put("AWS_SECRET_ACCESS_KEY", "local");
        return aws;
    }

    String topicArn(String topic) {
        return "arn:aws:sns:" + REGION + ":000000000000:" + topic;
    }

    /** As deploy-cdk tells them, and where the local cloud is. */
    Map<String, String> functions(String topic, boolean withApplication) {
        var environment = new LinkedHashMap<>(aws());
        environment.put("QUITTANCE_EVENTS_TOPIC_ARN", topicArn(topic));
        environment.put("QUITTANCE_SANDBOX_TABLE", "sandbox-psp");
        if (withApplication) {
            var api = "http://localhost:" + ports.of(Port.API);
            environment.put("QUITTANCE_SANDBOX_CHALLENGE_URL", api + "/sandbox/challenge");
        }
        environment.put("QUITTANCE_JOURNAL_TABLE", JOURNAL);
        return environment;
    }

    Map<String, String> application(String topic, Path site) {
        var environment = new LinkedHashMap<>(aws());
        environment.put("QUITTANCE_SITE_FOLDER", site.toString());
        var database = Provisioning.jdbcUrl(ports.of(Port.POSTGRESQL));
        environment.put("QUITTANCE_API_PORT", Integer.toString(ports.of(Port.API)));
        environment.put("QUITTANCE_ADMIN_PORT", Integer.toString(ports.of(Port.CONSOLE)));
        environment.put("QUITTANCE_MANAGEMENT_PORT", Integer.toString(ports.of(Port.MANAGEMENT)));
        environment.put("QUARKUS_BANNER_ENABLED", "false");
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database);
        environment.put("QUARKUS_DATASOURCE_USERNAME", Role.QUITTANCE_APP.user());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", Role.QUITTANCE_APP.password());
        environment.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "true");
        environment.put("QUARKUS_FLYWAY_JDBC_URL", database);
        environment.put("QUARKUS_FLYWAY_USERNAME", Role.QUITTANCE_OWNER.user());
        environment.put("QUARKUS_FLYWAY_PASSWORD", Role.QUITTANCE_OWNER.password());
        for (var hop : List.of("execute", "record", "resolve")) {
            var queue = "QUITTANCE_" + hop.toUpperCase(Locale.ROOT);
            var url = Sqs.url(ports.of(Port.SQS), "payment-" + hop);
            environment.put(queue + "_QUEUE_URL", url);
            environment.put(queue + "_DEAD_LETTERS_URL", url + "-dead-letters");
        }
        environment.put("QUITTANCE_EVENTS_TOPIC_ARN", topicArn(topic));
        environment.put("QUITTANCE_JOURNAL_TABLE", JOURNAL);
        environment.put("QUITTANCE_MAIL_HOST", "127.0.0.1");
        environment.put("QUITTANCE_MAIL_PORT", Integer.toString(ports.of(Port.SMTP)));
        return environment;
    }

    /** Written whole or not at all, so that whoever waits for the file never reads half of it. */
    void write(StateFolder state, boolean withApplication) throws IOException {
        var lines = new LinkedHashMap<>(aws());
        lines.put("DATABASE_URL", Provisioning.libpqUri(ports.of(Port.POSTGRESQL), Role.QUITTANCE_OWNER));
        lines.put("QUITTANCE_MAILBOX", "http://localhost:" + ports.of(Port.MAILBOX));
        if (withApplication) {
            lines.put("QUITTANCE_API", "http://localhost:" + ports.of(Port.API) + "/api/v1");
            lines.put("QUITTANCE_ADMIN", "http://localhost:" + ports.of(Port.CONSOLE) + "/admin");
            lines.put("QUITTANCE_MANAGEMENT", "http://localhost:" + ports.of(Port.MANAGEMENT));
        }
        var text = lines.entrySet().stream()
                .map(line -> "export " + line.getKey() + "=" + line.getValue() + "\n")
                .collect(Collectors.joining());
        var unfinished = Files.writeString(state.root().resolve("endpoints.env.new"), text);
        Files.move(unfinished, state.root().resolve("endpoints.env"), StandardCopyOption.ATOMIC_MOVE);
    }
}
