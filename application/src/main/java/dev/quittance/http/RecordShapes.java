package dev.quittance.http;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;

/**
 * Completes the schemas with what the records say: what is {@code @Nullable} may be null, what is answered is always there
 * unless it is left out when null, and no object has other fields.
 */
final class RecordShapes {

    private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final DotName LEFT_OUT = DotName.createSimple("com.fasterxml.jackson.annotation.JsonInclude");
    private static final DotName NAMED = DotName.createSimple("com.fasterxml.jackson.annotation.JsonProperty");
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class.getName());

    private final Map<String, List<ClassInfo>> records;
    private final OpenAPI document;
    private final Set<String> requests = new HashSet<>();

    RecordShapes(IndexView classes, OpenAPI document) {
        this.records = classes.getKnownClasses().stream()
                .filter(type -> type.isRecord() && type.name().toString().startsWith("dev.quittance."))
                .collect(Collectors.groupingBy(RecordShapes::name));
        this.document = document;
        document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .filter(operation -> operation.getRequestBody() != null)
                .flatMap(operation -> operation.getRequestBody().getContent().getMediaTypes().values().stream())
                .forEach(body -> requests.add(body.getSchema().getRef()));
    }

    void complete() {
        document.getComponents().getSchemas().forEach((name, schema) -> {
            if (isPage(schema)) {
                page(schema);
            } else {
                shapeOf(name, schema)
                        .ifPresent(shape -> complete(schema, shape, requests.contains("#/components/schemas/" + name)));
            }
        });
        List.of("Event", "Payment").forEach(this::completeAsWebhooksCarryIt);
    }

    /** As the API answers it, but for the fields that openapi.yaml has for webhooks. */
    private void completeAsWebhooksCarryIt(String name) {
        var schemas = document.getComponents().getSchemas();
        var answered = requireNonNull(schemas.get(name), name);
        var carried = requireNonNull(schemas.get("Webhook" + name), name);
        var properties = new LinkedHashMap<>(answered.getProperties());
        properties.putAll(carried.getProperties());
        carried.type(answered.getType())
                .properties(properties)
                .required(answered.getRequired())
                .additionalPropertiesSchema(nothing());
    }

    /** Records of different packages may share a name, also with an enum: the one with the schema's fields is meant. */
    private Optional<ClassInfo> shapeOf(String name, Schema schema) {
        var fields = requireNonNullElse(schema.getProperties(), Map.<String, Schema>of())
                .keySet();
        return records.getOrDefault(name, List.of()).stream()
                .filter(shape -> shape.recordComponents().stream()
                        .map(component -> wireName(shape.field(component.name())))
                        .collect(Collectors.toSet())
                        .equals(fields))
                .findFirst();
    }

    private static boolean isPage(Schema schema) {
        return schema.getProperties() != null && schema.getProperties().keySet().equals(Set.of("data", "has_more"));
    }

    private static void page(Schema page) {
        page.description("One page of a list, newest first.")
                .required(List.of("data", "has_more"))
                .additionalPropertiesSchema(nothing());
        page.getProperties().forEach((name, property) -> {
            if (name.equals("data")) {
                property.description("At most as many as `limit` says.");
            } else {
                property.description("Whether there is another page in the direction that was read.")
                        .addExample(false);
            }
        });
    }

    private static void complete(Schema schema, ClassInfo shape, boolean isRequest) {
        var required = new ArrayList<>(requireNonNullElse(schema.getRequired(), List.<String>of()));
        var properties = new LinkedHashMap<String, Schema>();
        for (var component : shape.recordComponentsInDeclarationOrder()) {
            var field = shape.field(component.name());
            var name = wireName(field);
            var property = requireNonNull(schema.getProperties().get(name), name);
            if (property.getAnyOf() != null) {
                // To the code it is any JSON; openapi.yaml knows better.
                property.setRef(null);
            }
            if (mapsToNulls(field.type())) {
                property.getAdditionalPropertiesSchema().addType(SchemaType.NULL);
            }
            var isLeftOut = field.type().hasAnnotation(NULLABLE)
                    && (field.hasAnnotation(LEFT_OUT) || shape.hasDeclaredAnnotation(LEFT_OUT));
            if (!isRequest && !isLeftOut && !required.contains(name)) {
                required.add(name);
            }
            var mayBeNull = field.type().hasAnnotation(NULLABLE) && !isLeftOut;
            properties.put(name, mayBeNull && !(isRequest && required.contains(name)) ? orNull(property) : property);
        }
        schema.properties(properties).additionalPropertiesSchema(nothing());
        if (!required.isEmpty()) {
            schema.required(required);
        }
    }

    private static boolean mapsToNulls(Type type) {
        return type.kind() == Type.Kind.PARAMETERIZED_TYPE
                && type.asParameterizedType().arguments().getLast().hasAnnotation(NULLABLE)
                && type.name().equals(DotName.createSimple("java.util.Map"));
    }

    private static Schema nothing() {
        return OASFactory.createSchema().booleanSchema(false);
    }

    private static Schema orNull(Schema schema) {
        if (schema.getRef() == null) {
            return schema.addType(SchemaType.NULL);
        }
        return OASFactory.createSchema()
                .description(schema.getDescription())
                .examples(schema.getExamples())
                .anyOf(List.of(
                        OASFactory.createSchema().ref(schema.getRef()),
                        OASFactory.createSchema().addType(SchemaType.NULL)));
    }

    private static String wireName(FieldInfo field) {
        var named = field.annotation(NAMED);
        return named == null
                ? field.name().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT)
                : named.value().asString();
    }

    private static String name(ClassInfo type) {
        var schema = type.declaredAnnotation(SCHEMA);
        return schema == null || schema.value("name") == null
                ? type.simpleName()
                : schema.value("name").asString();
    }
}
