package dev.quittance.cloud.function;

import dev.quittance.cloud.process.Archive;
import dev.quittance.cloud.process.CleanEnvironment;
import dev.quittance.cloud.process.JavaProgram;
import dev.quittance.cloud.settings.CannotStartException;
import dev.quittance.cloud.settings.Settings;
import dev.quittance.cloud.settings.StateFolder;
import dev.quittance.cloud.settings.Wiring;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A function as it runs here.
 *
 * @param warm environments that run all the time
 * @param gather how long messages may gather before the next batch is fetched, unless it is full
 * @param environment all but what differs from process to process
 * @param library the native half of the runtime client
 */
public record FunctionSettings(
        Wiring.Function function,
        int warm,
        Duration gather,
        FunctionPackage code,
        Archive archive,
        Path library,
        Map<String, String> environment) {

    /** A function's share of memory here; what it is given in AWS is mostly for the processor that comes with it. */
    private static final int HEAP_MIB = 96;

    /** While one works, the other waits for the next batch: a payment hardly ever waits for another one's PSP. */
    private static final int WARM = 2;

    /** Nobody waits for the journal: a batch of what came meanwhile costs hardly more than a single message. */
    private static final Map<String, Duration> GATHER = Map.of("recorder", Duration.ofMillis(100));

    public FunctionSettings {
        environment = Map.copyOf(environment);
    }

    /** @param environment what the function is told, as in AWS; {@code function.<name>.environment.…} adds to it */
    public static FunctionSettings of(
            Wiring.Function function, Path zip, StateFolder state, Settings settings, Map<String, String> environment) {
        var code = FunctionPackage.unpack(zip, function.name(), state);
        var variables = new HashMap<>(environment);
        variables.put("LAMBDA_TASK_ROOT", code.taskRoot().toString());
        variables.put("_HANDLER", settings.text("function." + function.name() + ".handler", RuntimeClient.HANDLER));
        variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
        variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMib()));
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        variables.put("TZ", ":UTC");
        variables.putAll(settings.variables("function." + function.name() + ".environment"));
        var gather = GATHER.getOrDefault(function.name(), Duration.ZERO);
        var warm = Math.min(gather.isZero() ? WARM : 1, function.maximumConcurrency());
        return new FunctionSettings(
                function,
                settings.number("function." + function.name() + ".warm", warm),
                gather,
                code,
                new Archive(kind(settings), code.archive()),
                RuntimeClient.library(state),
                CleanEnvironment.only(variables));
    }

    String name() {
        return function.name();
    }

    String handler() {
        return environment.getOrDefault("_HANDLER", RuntimeClient.HANDLER);
    }

    Duration timeout() {
        return Duration.ofSeconds(function.timeoutSeconds());
    }

    String arn() {
        return "arn:aws:lambda:us-east-1:000000000000:function:" + name();
    }

    /** @param first whether it is the one process that may leave an archive behind */
    List<String> command(boolean first) {
        return JavaProgram.withHeap(HEAP_MIB)
                .quickStart()
                .startedFrom(archive, first)
                .option("-D" + RuntimeClient.LIBRARY_PROPERTY + "=" + library)
                .withNativeLibraries()
                // Quarkus' threads clear their locals with it, and say so at their end when they may not.
                .option("--add-opens=java.base/java.lang=ALL-UNNAMED")
                .main(
                        code.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                        RuntimeClient.MAIN,
                        handler());
    }

    private static Archive.Kind kind(Settings settings) {
        var name = settings.text("functions.archive", "cds");
        return Arrays.stream(Archive.Kind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new CannotStartException("functions.archive is none, cds or aot, not " + name));
    }
}
