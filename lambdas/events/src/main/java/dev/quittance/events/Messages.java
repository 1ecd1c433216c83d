package dev.quittance.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;

/**
 * Reads and writes messages: JSON, snake_case, times in RFC 3339 with milliseconds, nulls left out; in ASCII, because queues
 * refuse some characters that merchants may write.
 */
public final class Messages {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule().addSerializer(Instant.class, MillisecondsSerializer.INSTANCE))
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private Messages() {}

    public static String write(Instruction instruction) {
        return json(instruction);
    }

    public static String write(Recorded recorded) {
        return json(recorded);
    }

    /** A time as every message spells it, for those who keep one beside a message. */
    public static String write(Instant time) {
        return MillisecondsSerializer.text(time);
    }

    /**
     * Reads an instruction.
     *
     * @throws MalformedMessageException when the text is none that this version knows
     */
    public static Instruction readInstruction(String text) {
        return read(text, Instruction.class);
    }

    /**
     * Reads an outcome.
     *
     * @throws MalformedMessageException when the text is none that this version knows
     */
    public static Outcome readOutcome(String text) {
        return read(text, Outcome.class);
    }

    /**
     * Reads an outcome or a payment event.
     *
     * @throws MalformedMessageException when the text is neither
     */
    public static Recorded readRecorded(String text) {
        try {
            var type = JSON.readTree(text).path("type").asText();
            return type.startsWith("operation.") ? read(text, Outcome.class) : read(text, PaymentEvent.class);
        } catch (JsonProcessingException e) {
            throw new MalformedMessageException(e);
        }
    }

    private static String json(Object message) {
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of strings, numbers and times can always be written", e);
        }
    }

    private static <T> T read(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new MalformedMessageException(e);
        }
    }
}
