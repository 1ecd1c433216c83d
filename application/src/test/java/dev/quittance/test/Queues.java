package dev.quittance.test;

import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/** SQS in memory, as far as the application uses it: what was received is hidden until its visibility is over. */
@Mock
@ApplicationScoped
public class Queues implements SqsClient {

    private static final String ROOT = "http://localhost/";

    /** A message that lies in a queue. */
    private static final class Lying {
        private final Message message;
        private volatile Instant visibleFrom = Instant.EPOCH;

        private Lying(Message message) {
            this.message = message;
        }
    }

    private final Map<String, List<Lying>> queues = new ConcurrentHashMap<>();
    private final InstantSource time;
    private volatile boolean down;
    private volatile boolean keepsAll;

    Queues(InstantSource time) {
        this.time = time;
    }

    /** @return its id */
    public String put(String queue, String type, String body) {
        return put(
                ROOT + queue,
                body,
                Map.of(
                        "type",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(type)
                                .build()));
    }

    private String put(String url, String body, Map<String, MessageAttributeValue> attributes) {
        var id = UUID.randomUUID().toString();
        lyingIn(url)
                .add(new Lying(Message.builder()
                        .messageId(id)
                        .body(body)
                        .receiptHandle(id)
                        .messageAttributes(attributes)
                        .attributes(Map.of(
                                MessageSystemAttributeName.SENT_TIMESTAMP,
                                Long.toString(time.instant().toEpochMilli())))
                        .build()));
        return id;
    }

    /** {@code type body} of everything in a queue, oldest first. */
    public List<String> in(String queue) {
        return lyingIn(ROOT + queue).stream()
                .map(lying -> typeOf(lying.message) + " " + lying.message.body())
                .toList();
    }

    private static String typeOf(Message message) {
        var type = message.messageAttributes().get("type");
        return type == null ? "no type" : type.stringValue();
    }

    public void empty() {
        queues.clear();
        down = false;
        keepsAll = false;
    }

    /** Whether SQS answers nobody. */
    public void goDown() {
        down = true;
    }

    /** Whether SQS answers nobody who wants to delete something. */
    public void keepAll() {
        keepsAll = true;
    }

    private List<Lying> lyingIn(String url) {
        if (down) {
            throw SdkClientException.create("nobody listens");
        }
        return queues.computeIfAbsent(url, _ -> new CopyOnWriteArrayList<>());
    }

    private List<Lying> visibleIn(String url) {
        var now = time.instant();
        return lyingIn(url).stream()
                .filter(lying -> !lying.visibleFrom.isAfter(now))
                .toList();
    }

    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
        var visible = visibleIn(request.queueUrl()).size();
        var hidden = lyingIn(request.queueUrl()).size() - visible;
        return GetQueueAttributesResponse.builder()
                .attributes(Map.of(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, Integer.toString(visible),
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, Integer.toString(hidden)))
                .build();
    }

    @Override
    public synchronized ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
        var received = new ArrayList<Message>();
        for (var lying : visibleIn(request.queueUrl())) {
            if (received.size() < request.maxNumberOfMessages()) {
                lying.visibleFrom = time.instant().plusSeconds(request.visibilityTimeout());
                received.add(lying.message);
            }
        }
        return ReceiveMessageResponse.builder().messages(received).build();
    }

    @Override
    public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
            ChangeMessageVisibilityBatchRequest request) {
        for (var entry : request.entries()) {
            lyingIn(request.queueUrl()).stream()
                    .filter(lying -> lying.message.receiptHandle().equals(entry.receiptHandle()))
                    .forEach(lying -> lying.visibleFrom = time.instant().plusSeconds(entry.visibilityTimeout()));
        }
        return ChangeMessageVisibilityBatchResponse.builder().build();
    }

    @Override
    public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
        for (var entry : request.entries()) {
            put(request.queueUrl(), entry.messageBody(), entry.messageAttributes());
        }
        return SendMessageBatchResponse.builder()
                .successful(request.entries().stream()
                        .map(entry -> SendMessageBatchResultEntry.builder()
                                .id(entry.id())
                                .build())
                        .toList())
                .build();
    }

    @Override
    public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
        if (keepsAll) {
            throw SdkClientException.create("nobody answers");
        }
        for (var entry : request.entries()) {
            lyingIn(request.queueUrl())
                    .removeIf(lying -> lying.message.receiptHandle().equals(entry.receiptHandle()));
        }
        return DeleteMessageBatchResponse.builder()
                .successful(request.entries().stream()
                        .map(entry -> DeleteMessageBatchResultEntry.builder()
                                .id(entry.id())
                                .build())
                        .toList())
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
