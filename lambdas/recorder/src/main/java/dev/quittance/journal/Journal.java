package dev.quittance.journal;

import dev.quittance.events.Messages;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The table {@code payment-journal}. An item is put on condition that its event id is new to its payment: queues and the
 * topic hand over again what they are not sure about, and the same fact always has the same id.
 */
@Singleton
public class Journal {

    private static final Logger LOG = Logger.getLogger(Journal.class);
    private static final String EVENT_IS_NEW = "attribute_not_exists(" + JournalItem.EVENT_ID + ")";

    private final DynamoDbClient dynamoDb;
    private final String table;

    Journal(DynamoDbClient dynamoDb, @ConfigProperty(name = "quittance.journal.table") String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** Records a message; the second time it only says so. */
    public void record(String message) {
        var recorded = Messages.readRecorded(message);
        var item = JournalItem.of(recorded, message);
        try {
            dynamoDb.putItem(put -> put.tableName(table).item(item).conditionExpression(EVENT_IS_NEW));
            LOG.infof(
                    "event=payment.recorded paymentId=%s type=%s eventId=%s",
                    recorded.paymentId(), recorded.type(), recorded.eventId());
        } catch (ConditionalCheckFailedException e) {
            LOG.infof(
                    "event=payment.recorded_before paymentId=%s type=%s eventId=%s",
                    recorded.paymentId(), recorded.type(), recorded.eventId());
        }
    }
}
