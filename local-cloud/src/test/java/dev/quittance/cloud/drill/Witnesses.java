package dev.quittance.cloud.drill;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.cloud.PackagedPlatform;
import dev.quittance.cloud.PlatformDatabase;
import dev.quittance.cloud.protocol.AwsFault;
import dev.quittance.cloud.protocol.JsonCalls;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks the database, the tables, the queues, the mailbox and the subscribers, past everything that we wrote. */
final class Witnesses {

    private static final List<String> QUEUES = List.of("payment-execute", "payment-record", "payment-resolve");
    private static final List<String> COUNTS = List.of(
            "ApproximateNumberOfMessages",
            "ApproximateNumberOfMessagesNotVisible",
            "ApproximateNumberOfMessagesDelayed");

    private final PlatformDatabase database;
    private final JsonCalls dynamoDb;
    private final JsonCalls sqs;

    private final List<Subscriber> subscribers;
    private final Mailbox mailbox;

    Witnesses(PackagedPlatform platform, List<Subscriber> subscribers, Mailbox mailbox) throws IOException {
        this.subscribers = subscribers;
        this.mailbox = mailbox;
        this.database = platform.database();
        this.dynamoDb = JsonCalls.toDynamoDb(platform.endpoint("AWS_ENDPOINT_URL_DYNAMODB"));
        this.sqs = JsonCalls.toSqs(platform.endpoint("AWS_ENDPOINT_URL_SQS"));
    }

    Evidence hear() throws IOException, SQLException {
        return new Evidence(database(), journal(), book(), queues(), told());
    }

    /** Whether all witnesses can be heard and nothing is on its way any more, as far as one can see at a glance. */
    boolean isQuiet() throws IOException, SQLException {
        dynamoDb.call("ListTables", Map.of());
        return count("""
                        SELECT (SELECT count(*) FROM outbox_message)
                             + (SELECT count(*) FROM payment WHERE status = 'processing' OR pending_operation IS NOT NULL)
                             + (SELECT count(*) FROM refund WHERE status = 'pending')
                             + (SELECT count(*) FROM delivery WHERE status = 'pending')""") == 0 && QUEUES.stream().allMatch(this::isEmpty);
    }

    int count(String sql) throws SQLException {
        return rows(sql, row -> row.getInt(1)).getFirst();
    }

    private Database database() throws SQLException {
        return new Database(
                rows(
                        """
                        SELECT id, idempotency_key, payment_method, amount, status, error_code, decline_code,
                               amount_captured, amount_refunded, sequence
                        FROM payment""",
                        row -> new Database.Payment(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getLong(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                row.getLong(8),
                                row.getLong(9),
                                row.getLong(10))),
                rows(
                        """
                        SELECT id, payment_id, kind, status, amount, error_code, decline_code, inquiries
                        FROM operation""",
                        row -> new Database.Operation(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getLong(5),
                                row.getString(6),
                                row.getString(7),
                                row.getInt(8))),
                rows(
                        "SELECT operation_id, status FROM refund",
                        row -> new Database.Refund(row.getString(1), row.getString(2))),
                rows(
                        "SELECT id, payment_id, sequence, type, previous_event_id FROM payment_event",
                        row -> new Database.Event(
                                row.getString(1),
                                row.getString(2),
                                row.getLong(3),
                                row.getString(4),
                                row.getString(5))),
                rows(
                        "SELECT event_id, operation_id, type FROM outcome",
                        row -> new Database.Outcome(row.getString(1), row.getString(2), row.getString(3))),
                rows(
                        "SELECT payment_id, kind FROM discrepancy",
                        row -> new Database.Discrepancy(row.getString(1), row.getString(2))),
                rows(
                        "SELECT id, kind, status FROM delivery",
                        row -> new Database.Delivery(row.getString(1), row.getString(2), row.getString(3))),
                count("SELECT count(*) FROM outbox_message"));
    }

    private Journal journal() throws IOException {
        return new Journal(scan("payment-journal").stream()
                .map(item -> new Journal.Item(
                        text(item, "payment_id"),
                        text(item, "event_id"),
                        text(item, "type"),
                        text(item, "operation_id"),
                        number(item, "sequence")))
                .toList());
    }

    private Book book() throws IOException {
        return new Book(scan("sandbox-psp").stream()
                .map(item -> new Book.Entry(
                        text(item, "idempotency_key"),
                        text(item, "payment_id"),
                        text(item, "kind"),
                        text(item, "outcome"),
                        text(item, "code"),
                        number(item, "amount"),
                        number(item, "amount_captured"),
                        number(item, "amount_refunded")))
                .toList());
    }

    private Told told() throws IOException {
        return new Told(
                subscribers.stream().map(Subscriber::name).toList(),
                subscribers.stream()
                        .flatMap(subscriber -> subscriber.taken().stream())
                        .toList(),
                mailbox.mails());
    }

    private Queues queues() throws IOException {
        var messages = new HashMap<String, Integer>();
        for (var queue : QUEUES) {
            messages.put(queue, messages(queue));
            messages.put(queue + "-dead-letters", messages(queue + "-dead-letters"));
        }
        return new Queues(messages);
    }

    private boolean isEmpty(String queue) {
        try {
            return messages(queue) == 0;
        } catch (IOException | AwsFault e) {
            // It is being started again, so it is not yet quiet.
            return false;
        }
    }

    private int messages(String queue) throws IOException {
        var url = sqs.call("GetQueueUrl", Map.of("QueueName", queue))
                .path("QueueUrl")
                .asText();
        var attributes = sqs.call("GetQueueAttributes", Map.of("QueueUrl", url, "AttributeNames", COUNTS))
                .path("Attributes");
        return COUNTS.stream().mapToInt(name -> attributes.path(name).asInt()).sum();
    }

    private List<JsonNode> scan(String table) throws IOException {
        var items = new ArrayList<JsonNode>();
        @Nullable JsonNode last = null;
        do {
            var page = dynamoDb.call(
                    "Scan",
                    last == null
                            ? Map.of("TableName", table, "ConsistentRead", true)
                            : Map.of("TableName", table, "ConsistentRead", true, "ExclusiveStartKey", last));
            page.path("Items").forEach(items::add);
            last = page.get("LastEvaluatedKey");
        } while (last != null);
        return items;
    }

    private static String text(JsonNode item, String name) {
        return item.path(name).path("S").asText();
    }

    private static long number(JsonNode item, String name) {
        return item.path(name).path("N").asLong();
    }

    private <T> List<T> rows(String sql, Row<T> read) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var results = statement.executeQuery(sql)) {
            var rows = new ArrayList<T>();
            while (results.next()) {
                rows.add(read.read(results));
            }
            return rows;
        }
    }

    /** Reads one row. */
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }
}
