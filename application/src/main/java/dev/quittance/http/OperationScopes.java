package dev.quittance.http;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/** Documents which scope a restricted key needs for an operation, as its method in the code says. */
final class OperationScopes {

    private static final DotName SCOPE = DotName.createSimple("dev.quittance.merchant.RequiresScope");
    private static final DotName PATH = DotName.createSimple("jakarta.ws.rs.Path");

    private final OpenAPI document;
    private final String scheme;

    /** @param scheme the name of the security scheme that the scopes belong to */
    OperationScopes(OpenAPI document, String scheme) {
        this.document = document;
        this.scheme = scheme;
    }

    void document(IndexView classes) {
        classes.getAnnotations(SCOPE).forEach(scope -> {
            var operation = operationOf(scope.target().asMethod());
            operation.security(List.of(OASFactory.createSecurityRequirement().addScheme(scheme, wire(scope))));
        });
    }

    private Operation operationOf(MethodInfo method) {
        var path = path(method.declaringClass().declaredAnnotation(PATH)) + path(method.annotation(PATH));
        var item = document.getPaths().getPathItem(path);
        return Stream.of(HttpMethod.values())
                .filter(verb -> method.hasAnnotation(DotName.createSimple("jakarta.ws.rs." + verb)))
                .map(verb -> item.getOperations().get(verb))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(method + " is no operation of the API"));
    }

    private static String path(@Nullable AnnotationInstance path) {
        return path == null ? "" : path.value().asString();
    }

    /** {@code PAYMENTS_READ} as keys have it. */
    private static List<String> wire(AnnotationInstance scope) {
        return Stream.of(scope.value().asEnumArray())
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', ':'))
                .toList();
    }
}
