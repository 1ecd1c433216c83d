package dev.quittance.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;

/** What holds for every operation of the API: the key, the problems, and the headers of commands. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class ApiDescription implements OASFilter {

    private static final String SECURITY = "api_key";
    private static final Set<String> MOVE_MONEY = Set.of("/confirm", "/capture", "/cancel", "/reverse");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents()
                .addSecurityScheme(
                        SECURITY,
                        OASFactory.createSecurityScheme()
                                .type(org.eclipse.microprofile.openapi.models.security.SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("A secret key (sk_…) or a restricted key (rk_…)."));
        document.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(SECURITY));
        document.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> describe(path, method, operation)));
    }

    private static void describe(String path, HttpMethod method, Operation operation) {
        operation.getResponses().addAPIResponse("default", problem());
        if (method == HttpMethod.POST && movesMoney(path)) {
            operation.addParameter(header("Idempotency-Key", "A new one for each command, the same one to repeat it.")
                    .required(true));
            operation.addParameter(
                    header("Prefer", "wait=N: answer when the outcome is in, at most N seconds later (20)."));
        }
    }

    private static boolean movesMoney(String path) {
        return path.equals("/api/v1/payments")
                || path.equals("/api/v1/refunds")
                || MOVE_MONEY.stream().anyMatch(path::endsWith);
    }

    private static Parameter header(String name, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(In.HEADER)
                .description(description)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING).maxLength(255));
    }

    private static org.eclipse.microprofile.openapi.models.responses.APIResponse problem() {
        var code = OASFactory.createSchema().addType(SchemaType.STRING).description("Names the problem's page.");
        var schema = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty("type", OASFactory.createSchema().addType(SchemaType.STRING))
                .addProperty("title", OASFactory.createSchema().addType(SchemaType.STRING))
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", OASFactory.createSchema().addType(SchemaType.STRING))
                .addProperty("code", code)
                .addProperty("retryable", OASFactory.createSchema().addType(SchemaType.BOOLEAN))
                .addProperty("request_id", OASFactory.createSchema().addType(SchemaType.STRING));
        return OASFactory.createAPIResponse()
                .description("A problem (RFC 9457)")
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/problem+json",
                                OASFactory.createMediaType().schema(schema)));
    }
}
