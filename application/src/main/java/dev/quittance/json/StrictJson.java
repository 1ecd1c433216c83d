package dev.quittance.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.quittance.events.MillisecondsSerializer;
import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads request bodies and writes answers: snake_case, no unknown or repeated field, no text where a number belongs and
 * no fraction where minor units belong. What is wrong is said with its JSON pointer.
 */
public final class StrictJson {

    /** What a body may have, 64 KiB: metadata at its largest and room to spare. */
    public static final int BYTES_MAX = 64 * 1024;

    private static final int DEPTH_MAX = 8;
    private static final JsonMapper JSON = build();

    private StrictJson() {}

    /**
     * Parses a body once; {@link #read} turns it into a record.
     *
     * @throws ProblemException when it is too large or no JSON object
     */
    public static JsonNode parse(byte[] body) {
        if (body.length > BYTES_MAX) {
            throw new ProblemException(ProblemCode.BODY_TOO_LARGE, "A body may have 64 KiB.");
        }
        try {
            var tree = JSON.readTree(body);
            if (tree == null || !tree.isObject()) {
                throw new ProblemException(ProblemCode.JSON_MALFORMED, "The body must be a JSON object.");
            }
            CardNumbers.refuseIn(tree);
            return tree;
        } catch (JsonParseException e) {
            throw new ProblemException(ProblemCode.JSON_MALFORMED, sentence(e));
        } catch (JsonProcessingException e) {
            throw new ProblemException(
                    ProblemCode.JSON_MALFORMED, "The JSON is nested too deep or holds too long a value.");
        } catch (IOException e) {
            throw new ProblemException(ProblemCode.JSON_MALFORMED, "The body can't be read.");
        }
    }

    /**
     * Binds a parsed body to a record of boxed, nullable components. What the record's constructor refuses is thrown as it is.
     *
     * @throws ProblemException {@code parameter-unknown} or {@code parameter-invalid}, with the pointer
     */
    public static <T> T read(JsonNode tree, Class<T> type) {
        try {
            return JSON.treeToValue(tree, type);
        } catch (UnrecognizedPropertyException e) {
            throw ProblemException.at(
                    pointer(e.getPath()),
                    ProblemCode.PARAMETER_UNKNOWN,
                    "There is no parameter " + e.getPropertyName() + ".");
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            throw ProblemException.at(
                    pointer(e.getPath()), ProblemCode.PARAMETER_INVALID, "The value has the wrong type or form.");
        } catch (JsonProcessingException e) {
            throw new ProblemException(ProblemCode.JSON_MALFORMED, sentence(e));
        }
    }

    public static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own records can always be written", e);
        }
    }

    /** Reads back what {@link #write} wrote and the database kept. */
    public static JsonNode stored(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what we wrote can be read", e);
        }
    }

    public static JsonNode tree(Object value) {
        return JSON.valueToTree(value);
    }

    /** The body in one form, whatever the order of its fields and its white space: what a fingerprint is made of. */
    public static String canonical(JsonNode tree) {
        try {
            return JSON.writeValueAsString(JSON.treeToValue(tree, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was parsed can be written", e);
        }
    }

    /** For the framework, so that what it writes by itself looks the same. */
    public static ObjectMapper mapper() {
        return JSON;
    }

    private static JsonMapper build() {
        var factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH_MAX)
                        .build())
                .build();
        return JsonMapper.builder(factory)
                .addModule(new JavaTimeModule().addSerializer(Instant.class, MillisecondsSerializer.INSTANCE))
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Enum, config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
                .build();
    }

    private static String sentence(JsonProcessingException e) {
        var location = e.getLocation();
        var where = location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
        var duplicate = e.getOriginalMessage() != null && e.getOriginalMessage().startsWith("Duplicate field");
        return (duplicate ? "A field is given twice" : "The body is not valid JSON") + where + ".";
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        return path.stream()
                .map(step -> step.getFieldName() == null ? "/" + step.getIndex() : pointer("", step.getFieldName()))
                .collect(Collectors.joining());
    }

    /** The pointer of a field, whatever is in its name, as RFC 6901 has it. */
    public static String pointer(String parent, String name) {
        return parent + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
