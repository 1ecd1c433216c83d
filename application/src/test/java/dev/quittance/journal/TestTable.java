package dev.quittance.journal;

import dev.quittance.dynamodb.LocalDynamoDb;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The journal's table in a real DynamoDB, filled as the recorder does. */
public final class TestTable {

    static final JournalConfig CONFIG = config(2);

    private static final Duration PATIENCE = Duration.ofMillis(300);

    private TestTable() {}

    static JournalConfig config(int readersMax) {
        return new JournalConfig() {
            @Override
            public String table() {
                return "payment-journal";
            }

            @Override
            public int readersMax() {
                return readersMax;
            }

            @Override
            public Duration readWithin() {
                return Duration.ofMinutes(1);
            }
        };
    }

    static DynamoDbClient client() {
        LocalDynamoDb.becomeTheDefault();
        return DynamoDbClient.builder()
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
    }

    /** A client of a server that takes connections and never answers, or of none at all. */
    static DynamoDbClient clientOf(String endpoint) {
        LocalDynamoDb.becomeTheDefault();
        return DynamoDbClient.builder()
                .endpointOverride(java.net.URI.create(endpoint))
                .httpClientBuilder(ApacheHttpClient.builder())
                .overrideConfiguration(limits -> limits.apiCallTimeout(PATIENCE))
                .build();
    }

    /** An outcome at a second of one minute. */
    static void record(String payment, String event, int second) {
        record(payment, event, second, "operation.succeeded");
    }

    public static void record(String payment, String event, int second, String type) {
        try (var dynamoDb = client()) {
            dynamoDb.putItem(put -> put.tableName(CONFIG.table())
                    .item(Map.of(
                            "payment_id", AttributeValue.fromS(payment),
                            "event_id", AttributeValue.fromS(event),
                            "type", AttributeValue.fromS(type),
                            "merchant_id", AttributeValue.fromS("mer_demo"),
                            "operation_id", AttributeValue.fromS("op_1"),
                            "amount", AttributeValue.fromN("4200"),
                            "currency", AttributeValue.fromS("EUR"),
                            "occurred_at", AttributeValue.fromS("2026-11-22T12:00:%02d.000Z".formatted(second)),
                            "data", AttributeValue.fromS("{\"type\":\"" + type + "\"}"))));
        }
    }
}
