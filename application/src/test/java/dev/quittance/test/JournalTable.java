package dev.quittance.test;

import dev.quittance.dynamodb.LocalDynamoDb;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The journal's table in a real DynamoDB, filled as the recorder does. */
public final class JournalTable {

    public static final String NAME = "payment-journal";

    private static @Nullable DynamoDbClient client;

    private JournalTable() {}

    /** One for all tests, and never closed. */
    public static synchronized DynamoDbClient client() {
        if (client == null) {
            LocalDynamoDb.becomeTheDefault();
            client = DynamoDbClient.builder()
                    .httpClientBuilder(ApacheHttpClient.builder())
                    .build();
        }
        return client;
    }

    /** An outcome at a second of one minute. */
    public static void record(String payment, String event, int second) {
        record(payment, event, second, "operation.succeeded");
    }

    public static void record(String payment, String event, int second, String type) {
        client().putItem(put -> put.tableName(NAME)
                .item(Map.of(
                        "payment_id", AttributeValue.fromS(payment),
                        "event_id", AttributeValue.fromS(event),
                        "type", AttributeValue.fromS(type),
                        "merchant_id", AttributeValue.fromS("mer_demo"),
                        "operation_id", AttributeValue.fromS("op_1"),
                        "amount", AttributeValue.fromN("4200"),
                        "currency", AttributeValue.fromS("EUR"),
                        "occurred_at",
                                AttributeValue.fromS(String.format(Locale.ROOT, "2026-11-22T12:00:%02d.000Z", second)),
                        "data", AttributeValue.fromS("{\"type\":\"" + type + "\"}"))));
    }
}
