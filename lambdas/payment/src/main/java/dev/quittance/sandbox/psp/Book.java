package dev.quittance.sandbox.psp;

import static dev.quittance.sandbox.psp.EntryItem.KEY;
import static dev.quittance.sandbox.psp.EntryItem.OUTCOME;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The PSP's book. A key is written once; whoever comes second reads what stands there. That alone makes it impossible to
 * charge twice under one key, or to charge after an inquiry was told that nothing happened.
 */
final class Book {

    private static final String CONDITION_FAILED = "ConditionalCheckFailed";
    private static final String KEY_IS_FREE = "attribute_not_exists(" + KEY + ")";
    private static final String STILL_AS_SEEN = OUTCOME + " = :seen";

    private final DynamoDbClient dynamoDb;
    private final String table;

    Book(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    Optional<Entry> find(String key) {
        var found = dynamoDb.getItem(get ->
                get.tableName(table).key(Map.of(KEY, EntryItem.text(key))).consistentRead(true));
        return found.hasItem() ? Optional.of(EntryItem.read(found.item())) : Optional.empty();
    }

    /** Writes an entry if its key is free. Returns what stands under the key. */
    Entry enter(Entry entry) {
        try {
            dynamoDb.putItem(
                    put -> put.tableName(table).item(EntryItem.of(entry)).conditionExpression(KEY_IS_FREE));
            return entry;
        } catch (ConditionalCheckFailedException e) {
            return standing(entry.key());
        }
    }

    /**
     * Writes an entry if its key is free, together with the movement that it asks for. Returns what stands under the
     * key, or nothing when the money is not there.
     */
    Optional<Entry> enter(Entry entry, Movement movement) {
        return writeBoth(put(entry).conditionExpression(KEY_IS_FREE).build(), entry, movement);
    }

    /** Puts {@code next} in the place of an entry whose outcome was not final. Returns what stands under the key. */
    Entry replace(Entry seen, Entry next) {
        try {
            dynamoDb.putItem(put -> put.tableName(table)
                    .item(EntryItem.of(next))
                    .conditionExpression(STILL_AS_SEEN)
                    .expressionAttributeValues(seenValue(seen)));
            return next;
        } catch (ConditionalCheckFailedException e) {
            return standing(next.key());
        }
    }

    /** As {@link #replace(Entry, Entry)}, together with a movement. */
    Entry replace(Entry seen, Entry next, Movement movement) {
        var put = put(next)
                .conditionExpression(STILL_AS_SEEN)
                .expressionAttributeValues(seenValue(seen))
                .build();
        return writeBoth(put, next, movement)
                .orElseThrow(() -> new IllegalStateException("the book is wrong about " + movement));
    }

    private Optional<Entry> writeBoth(Put put, Entry entry, Movement movement) {
        try {
            dynamoDb.transactWriteItems(transaction -> transaction.transactItems(
                    TransactWriteItem.builder().put(put).build(),
                    TransactWriteItem.builder().update(movement.on(table)).build()));
            return Optional.of(entry);
        } catch (TransactionCanceledException e) {
            if (conditionFailed(e, 0)) {
                return Optional.of(standing(entry.key()));
            }
            if (conditionFailed(e, 1)) {
                return Optional.empty();
            }
            throw e; // another transaction is at the same charge: unavailable for a moment
        }
    }

    private static boolean conditionFailed(TransactionCanceledException e, int item) {
        return CONDITION_FAILED.equals(e.cancellationReasons().get(item).code());
    }

    private Put.Builder put(Entry entry) {
        return Put.builder().tableName(table).item(EntryItem.of(entry));
    }

    private static Map<String, AttributeValue> seenValue(Entry seen) {
        return Map.of(":seen", EntryItem.outcome(seen.verdict()));
    }

    private Entry standing(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException("nothing is ever erased, yet it is gone: " + key));
    }
}
