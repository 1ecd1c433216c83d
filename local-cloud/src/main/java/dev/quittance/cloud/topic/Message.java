package dev.quittance.cloud.topic;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A published message.
 *
 * @param entryId what its publisher calls it within a batch
 * @param id what SNS calls it
 */
record Message(
        String entryId, String id, String body, @Nullable String subject, Map<String, MessageAttribute> attributes) {

    private static final int BYTES_MAX = 256 * 1024;

    Message {
        attributes = Map.copyOf(attributes);
        if (body.isEmpty()) {
            throw Refusals.invalid("Message", "is empty");
        }
    }

    static Message read(String entryId, QueryParameters parameters) {
        var message = new Message(
                entryId,
                UUID.randomUUID().toString(),
                parameters.required("Message"),
                parameters.text("Subject").orElse(null),
                MessageAttribute.read(parameters));
        if (message.bytes() > BYTES_MAX) {
            throw Refusals.invalid("Message", "is longer than 256 KiB");
        }
        return message;
    }

    /** As SNS counts: the body and all that the attributes say. */
    int bytes() {
        var texts = attributes.entrySet().stream()
                .flatMap(attribute -> Stream.of(
                        attribute.getKey(),
                        attribute.getValue().dataType(),
                        attribute.getValue().value()));
        return Stream.concat(Stream.of(body), texts)
                .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    Optional<String> title() {
        return Optional.ofNullable(subject);
    }
}
