package dev.quittance.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.IndexView;

/**
 * Completes the OpenAPI document with what holds for every operation: the key, the parameters of lists and commands, the
 * problems it can answer with, and the exact shape of what is sent and answered. Its words stand in {@code openapi.yaml}.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class ApiDescription implements OASFilter {

    private static final String SECURITY = "api_key";
    private static final String WORDS_OF_SUCCESS = "x-answer";
    private static final Set<String> COMMANDS = Set.of("confirm", "capture", "cancel", "reverse");

    private final IndexView classes;

    public ApiDescription(IndexView classes) {
        this.classes = classes;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents()
                .addSecurityScheme(
                        SECURITY,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("A secret key (sk_…) or a restricted key (rk_…)."));
        document.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(SECURITY));
        new OperationScopes(document, SECURITY).document(classes);
        new RecordShapes(classes, document).complete();
        var problems = new ProblemAnswers(document);
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
                    addWordsOfSuccess(operation);
                    addRequest(path, method, operation);
                    problems.addTo(path, method, operation);
                }));
    }

    /** The words stand beside the operation, whose code knows the status. */
    private static void addWordsOfSuccess(Operation operation) {
        operation
                .getResponses()
                .getAPIResponses()
                .values()
                .forEach(success ->
                        success.description((String) operation.getExtensions().get(WORDS_OF_SUCCESS)));
        operation.removeExtension(WORDS_OF_SUCCESS);
    }

    private static void addRequest(String path, HttpMethod method, Operation operation) {
        if (isCommand(path, method)) {
            add(operation, "IdempotencyKey", "Prefer");
        }
        if (hasOptionalBody(path, method)) {
            operation.getRequestBody().required(false);
        }
        if (isList(path, method)) {
            add(operation, "Limit", "StartingAfter", "EndingBefore");
        }
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(parameter -> "id".equals(parameter.getName()))
                    .forEach(parameter -> parameter.description("Its id."));
        }
    }

    private static void add(Operation operation, String... parameters) {
        var all = new ArrayList<Parameter>();
        if (operation.getParameters() != null) {
            all.addAll(operation.getParameters());
        }
        for (var parameter : parameters) {
            all.add(OASFactory.createParameter().ref("#/components/parameters/" + parameter));
        }
        operation.parameters(all);
    }

    /** Whether it moves money, or may. */
    static boolean isCommand(String path, HttpMethod method) {
        return method == HttpMethod.POST
                && (path.equals("/api/v1/payments") || path.equals("/api/v1/refunds") || hasOptionalBody(path, method));
    }

    private static boolean hasOptionalBody(String path, HttpMethod method) {
        return method == HttpMethod.POST && COMMANDS.contains(path.substring(path.lastIndexOf('/') + 1));
    }

    static boolean isList(String path, HttpMethod method) {
        return method == HttpMethod.GET && !path.endsWith("}") && !path.endsWith("/explain");
    }
}
