package dev.quittance.cloud.function;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.cloud.protocol.Answer;
import dev.quittance.cloud.protocol.AwsFault;
import dev.quittance.cloud.protocol.Request;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What Lambda's own clients may ask: to invoke a function, and which there are. */
final class LambdaApi {

    private static final Pattern FUNCTIONS =
            Pattern.compile("/2015-03-31/functions/?(?:([^/]+)(?:/(invocations|configuration))?)?");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, HostedFunction> functions = new TreeMap<>();
    private final Consumer<Runnable> background;

    /** @param background runs what a caller does not wait for */
    LambdaApi(Map<String, HostedFunction> functions, Consumer<Runnable> background) {
        this.functions.putAll(functions);
        this.background = background;
    }

    Answer answer(Request request) throws InterruptedException {
        try {
            var path = FUNCTIONS.matcher(request.path());
            if (!path.matches()) {
                throw new AwsFault(404, "ResourceNotFoundException", "this Lambda does not know " + request.path());
            }
            if (path.group(1) == null) {
                return json(200, list());
            }
            var function = named(path.group(1));
            if (path.group(2) == null) {
                return json(200, withCode(function));
            }
            return path.group(2).equals("invocations") ? invoke(function, request) : json(200, describe(function));
        } catch (AwsFault e) {
            var body = JSON.createObjectNode().put("Type", "User").put("Message", e.getMessage());
            return json(e.status(), body).with("X-Amzn-Errortype", e.code());
        }
    }

    private Answer invoke(HostedFunction function, Request request) throws InterruptedException {
        var payload = request.body().length == 0 ? "{}" : request.text();
        return switch (request.header("X-Amz-Invocation-Type", "RequestResponse")) {
            case "RequestResponse" -> answer(function.invoke(payload));
            case "Event" -> {
                background.accept(() -> invokeUnattended(function, payload));
                yield Answer.json(202, new byte[0]);
            }
            case "DryRun" -> Answer.json(204, new byte[0]);
            default -> throw new AwsFault(400, "InvalidParameterValueException", "unknown invocation type");
        };
    }

    private static Answer answer(Outcome outcome) {
        var answer = Answer.json(200, outcome.payload().getBytes(StandardCharsets.UTF_8))
                .with("X-Amz-Executed-Version", "$LATEST");
        return outcome instanceof Outcome.Failed ? answer.with("X-Amz-Function-Error", "Unhandled") : answer;
    }

    private static void invokeUnattended(HostedFunction function, String payload) {
        try {
            function.invoke(payload);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** By name, or by an ARN that ends in it. */
    private HostedFunction named(String name) {
        var function = functions.get(name.substring(name.lastIndexOf(':') + 1));
        if (function == null) {
            throw new AwsFault(404, "ResourceNotFoundException", "Function not found: " + name);
        }
        return function;
    }

    private ObjectNode list() {
        var list = JSON.createObjectNode();
        var all = list.putArray("Functions");
        functions.values().forEach(function -> all.add(describe(function)));
        return list;
    }

    private static ObjectNode withCode(HostedFunction function) {
        var answer = JSON.createObjectNode();
        answer.set("Configuration", describe(function));
        answer.putObject("Code").put("RepositoryType", "file");
        return answer;
    }

    private static ObjectNode describe(HostedFunction function) {
        var settings = function.settings();
        var description = JSON.createObjectNode()
                .put("FunctionName", settings.name())
                .put("FunctionArn", settings.arn())
                .put("Runtime", "java25")
                .put("Handler", settings.handler())
                .put("Timeout", settings.function().timeoutSeconds())
                .put("MemorySize", settings.function().memoryMib())
                .put("Version", "$LATEST")
                .put("PackageType", "Zip")
                .put("State", "Active")
                .put("LastUpdateStatus", "Successful");
        description.putArray("Architectures").add("x86_64");
        return description;
    }

    private static Answer json(int status, ObjectNode body) {
        return Answer.json(status, body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
