package dev.quittance.journal;

import dev.quittance.page.Page;
import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Reads the journal's table, and sees what was recorded before. It knows no merchants: who asks has looked whether the
 * payment is theirs, and holds no transaction while they wait.
 *
 * <p>Each method throws a {@link ProblemException} {@code journal-unavailable} when the table is away, slow, or read by
 * too many at once.
 */
@ApplicationScoped
public class Journal {

    /** A payment's items lie in the order of their ids, so a page of the newest is picked from all of them. */
    private static final int ITEMS_PER_CALL = 200;

    /** What DynamoDB takes as a sort key. */
    private static final int ID_BYTES_MAX = 1_024;

    private final DynamoDbClient dynamoDb;
    private final JournalConfig config;
    private final Semaphore readers;

    Journal(DynamoDbClient dynamoDb, JournalConfig config) {
        this.dynamoDb = dynamoDb;
        this.config = config;
        this.readers = new Semaphore(config.readersMax());
    }

    /** @param id the event's id */
    public Optional<Transaction> find(String payment, String id) {
        return id.isEmpty() || id.getBytes(StandardCharsets.UTF_8).length > ID_BYTES_MAX
                ? Optional.empty()
                : reading(payment, () -> item(payment, id));
    }

    /** The newest page of what was told about a payment. */
    public Page<Transaction> newest(String payment, int limit) {
        return read(payment, new Excerpt(limit));
    }

    /** The page next to {@code from}, towards older transactions. */
    Page<Transaction> olderThan(Transaction from, int limit) {
        return read(from.payment(), Excerpt.olderThan(from, limit));
    }

    /** The page next to {@code from}, towards newer transactions. */
    Page<Transaction> newerThan(Transaction from, int limit) {
        return read(from.payment(), Excerpt.newerThan(from, limit));
    }

    private Page<Transaction> read(String payment, Excerpt excerpt) {
        return reading(payment, () -> {
            var deadlineNanos = System.nanoTime() + config.readWithin().toNanos();
            var calls =
                    dynamoDb.queryPaginator(of(payment).limit(ITEMS_PER_CALL).build());
            for (var call : calls) {
                call.items().stream().map(Transaction::of).forEach(excerpt::offer);
                if (call.hasLastEvaluatedKey() && System.nanoTime() > deadlineNanos) {
                    throw unavailable(payment, "not read within " + config.readWithin());
                }
            }
            return excerpt.page();
        });
    }

    private Optional<Transaction> item(String payment, String id) {
        var query = of(payment)
                .keyConditionExpression("payment_id = :payment AND event_id = :event")
                .expressionAttributeValues(
                        Map.of(":payment", AttributeValue.fromS(payment), ":event", AttributeValue.fromS(id)))
                .build();
        return dynamoDb.query(query).items().stream().map(Transaction::of).findFirst();
    }

    private QueryRequest.Builder of(String payment) {
        return QueryRequest.builder()
                .tableName(config.table())
                .consistentRead(true)
                .keyConditionExpression("payment_id = :payment")
                .expressionAttributeValues(Map.of(":payment", AttributeValue.fromS(payment)));
    }

    private <T> T reading(String payment, Supplier<T> reader) {
        if (!readers.tryAcquire()) {
            throw unavailable(payment, config.readersMax() + " are reading");
        }
        try {
            return reader.get();
        } catch (SdkException e) {
            throw unavailable(payment, e.toString());
        } finally {
            readers.release();
        }
    }

    private static ProblemException unavailable(String payment, String cause) {
        Log.warnf("event=journal.not_read paymentId=%s cause=\"%s\"", payment, cause);
        return ProblemException.about(
                payment,
                ProblemCode.JOURNAL_UNAVAILABLE,
                "The journal can't be read now. Payments go on; ask again in a moment.");
    }
}
