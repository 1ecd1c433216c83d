package dev.quittance.cloud.rollout;

import dev.quittance.cloud.PackagedPlatform;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What deploy-cdk tells a host, with the neighbours of this machine. */
final class HostEnvironment {

    private HostEnvironment() {}

    static Map<String, String> beside(PackagedPlatform neighbours) throws IOException {
        var environment = new HashMap<String, String>();
        for (var name : List.of(
                "AWS_ENDPOINT_URL_SQS",
                "AWS_ENDPOINT_URL_SNS",
                "AWS_ENDPOINT_URL_DYNAMODB",
                "AWS_REGION",
                "AWS_ACCESS_KEY_ID",
                "AWS_SECRET_ACCESS_KEY")) {
            environment.put(name, neighbours.endpoint(name));
        }
        var queues = neighbours.endpoint("AWS_ENDPOINT_URL_SQS") + "/000000000000/";
        for (var work : List.of("execute", "record", "resolve")) {
            var variable = "QUITTANCE_" + work.toUpperCase(Locale.ROOT);
            environment.put(variable + "_QUEUE_URL", queues + "payment-" + work);
            environment.put(variable + "_DEAD_LETTERS_URL", queues + "payment-" + work + "-dead-letters");
        }
        environment.put("QUITTANCE_EVENTS_TOPIC_ARN", "arn:aws:sns:us-east-1:000000000000:payment-events");
        environment.put("QUITTANCE_JOURNAL_TABLE", "payment-journal");
        var database = neighbours.database();
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
        environment.put("QUARKUS_DATASOURCE_USERNAME", "quittance_app");
        environment.put("QUARKUS_DATASOURCE_PASSWORD", "quittance_app-local");
        environment.put("QUARKUS_FLYWAY_USERNAME", database.user());
        environment.put("QUARKUS_FLYWAY_PASSWORD", database.password());
        environment.put("QUARKUS_SHUTDOWN_DELAY", "5S"); // as in production
        environment.put("QUARKUS_DATASOURCE_JDBC_ACQUISITION_TIMEOUT", "30S"); // two on one machine
        environment.put("QUITTANCE_LIMITS_REQUESTS_PER_SECOND", "100000");
        environment.put("QUITTANCE_LIMITS_BURST", "100000");
        return environment;
    }
}
