package dev.quittance.journal;

import static java.util.Objects.requireNonNull;

import dev.quittance.aws.BoundedClient;
import dev.quittance.dynamodb.LocalDynamoDb;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The journal's table in a real DynamoDB. */
public final class TestJournal {

    public static final String TABLE = "payment-journal";

    private TestJournal() {}

    public static DynamoDbClient dynamoDb() {
        LocalDynamoDb.becomeTheDefault();
        return BoundedClient.of(DynamoDbClient.builder());
    }

    /** A payment's items, by event id. */
    public static List<Map<String, AttributeValue>> of(String paymentId) {
        try (var dynamoDb = dynamoDb()) {
            return dynamoDb.query(query -> query.tableName(TABLE)
                            .consistentRead(true)
                            .keyConditionExpression("payment_id = :payment")
                            .expressionAttributeValues(Map.of(":payment", AttributeValue.fromS(paymentId))))
                    .items();
        }
    }

    /** One attribute of each of a payment's items. */
    public static List<String> of(String paymentId, String attribute) {
        return of(paymentId).stream()
                .map(item -> requireNonNull(item.get(attribute)).s())
                .toList();
    }
}
