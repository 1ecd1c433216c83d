package dev.quittance.cloud.function;

import dev.quittance.cloud.settings.CannotStartException;
import dev.quittance.cloud.settings.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** AWS's runtime client for Java, unmodified: main class, and its native half. */
final class RuntimeClient {

    static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    /** Quarkus's way in, which finds the function that the application properties name. */
    static final String HANDLER = "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest";

    /** Left to itself, each process writes the library to one file in /tmp, under the feet of those that run. */
    static final String LIBRARY_PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private static final String LIBRARY = "/jni/libaws-lambda-jni.linux-x86_64.so";

    private RuntimeClient() {}

    static Path library(StateFolder state) {
        var library = state.cache("aws-lambda-jni.so");
        try (var in = RuntimeClient.class.getResourceAsStream(LIBRARY)) {
            if (in == null) {
                throw new CannotStartException(LIBRARY + " is not on the class path");
            }
            var unfinished = Files.createTempFile(state.cache(), "aws-lambda-jni-", ".so");
            Files.copy(in, unfinished, StandardCopyOption.REPLACE_EXISTING);
            return Files.move(unfinished, library, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
