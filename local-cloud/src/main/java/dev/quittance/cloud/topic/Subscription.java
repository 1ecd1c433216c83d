package dev.quittance.cloud.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quittance.cloud.protocol.AwsFault;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A queue that takes what is published to a topic.
 *
 * @param attributes as SNS names them: RawMessageDelivery, FilterPolicy, RedrivePolicy
 */
record Subscription(String arn, String topicArn, String queueArn, Map<String, String> attributes) {

    private static final String RAW = "RawMessageDelivery";
    private static final String FILTER = "FilterPolicy";
    private static final String SCOPE = "FilterPolicyScope";
    private static final String REDRIVE = "RedrivePolicy";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    Subscription {
        attributes = Map.copyOf(attributes);
        attributes.forEach(Subscription::check);
    }

    Subscription with(String attribute, String value) {
        var changed = new TreeMap<>(attributes);
        changed.put(attribute, value);
        return new Subscription(arn, topicArn, queueArn, changed);
    }

    boolean isRaw() {
        return Boolean.parseBoolean(attributes.get(RAW));
    }

    FilterPolicy filter() {
        return FilterPolicy.parse(attributes.getOrDefault(FILTER, "{}"));
    }

    /** The queue for what this subscription's own queue refuses. */
    Optional<String> deadLetterArn() {
        return Optional.ofNullable(attributes.get(REDRIVE)).map(Subscription::deadLetterArn);
    }

    private static void check(String attribute, String value) {
        switch (attribute) {
            case RAW -> require(value.equals("true") || value.equals("false"), RAW, "is neither true nor false");
            case FILTER -> FilterPolicy.parse(value);
            case SCOPE -> require(value.equals("MessageAttributes"), SCOPE, "can only be MessageAttributes here");
            case REDRIVE -> deadLetterArn(value);
            default -> throw Refusals.invalid("AttributeName", "is not known here: " + attribute);
        }
    }

    private static String deadLetterArn(String policy) {
        try {
            var arn = JSON.readTree(policy).path("deadLetterTargetArn").asText();
            require(arn.startsWith("arn:aws:sqs:"), REDRIVE, "names no queue");
            return arn;
        } catch (JsonProcessingException e) {
            throw Refusals.invalid(REDRIVE, "is no JSON");
        }
    }

    private static void require(boolean holds, String attribute, String otherwise) throws AwsFault {
        if (!holds) {
            throw Refusals.invalid(attribute, otherwise);
        }
    }
}
