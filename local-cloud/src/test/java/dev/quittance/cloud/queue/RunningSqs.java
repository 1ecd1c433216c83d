package dev.quittance.cloud.queue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The real queue server in this process and in memory, with the real client. */
public final class RunningSqs implements BeforeAllCallback, AfterAllCallback {

    private @Nullable SQSRestServer server;
    private @Nullable SqsClient client;
    private int port;

    @Override
    public void beforeAll(ExtensionContext context) {
        server = SQSRestServerBuilder.withInterface("127.0.0.1")
                .withDynamicPort()
                .start();
        port = server.waitUntilStarted().localAddress().getPort();
        client = SqsClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        client().close();
        if (server != null) {
            server.stopAndWait();
        }
    }

    public int port() {
        return port;
    }

    public SqsClient client() {
        if (client == null) {
            throw new IllegalStateException("not started");
        }
        return client;
    }

    public String queue(String name) {
        return client().createQueue(request -> request.queueName(name)).queueUrl();
    }

    public String queue(String name, Duration visibility) {
        return client().createQueue(request -> request.queueName(name)
                        .attributes(java.util.Map.of(
                                QueueAttributeName.VISIBILITY_TIMEOUT, Long.toString(visibility.toSeconds()))))
                .queueUrl();
    }

    /** How many are in the queue, also those that somebody has at the moment. */
    public int size(String queueUrl) {
        return client()
                .getQueueAttributes(request -> request.queueUrl(queueUrl)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes()
                .values()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    /** What is in the queue now, at most ten messages. */
    public List<Message> receive(String queueUrl) {
        return client().receiveMessage(request -> request.queueUrl(queueUrl)
                        .maxNumberOfMessages(10)
                        .messageAttributeNames("All")
                        .waitTimeSeconds(1))
                .messages();
    }
}
