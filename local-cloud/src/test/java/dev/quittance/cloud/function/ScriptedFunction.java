package dev.quittance.cloud.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/** A function that does what its messages say, and writes down which it got. It runs under AWS's runtime client. */
public final class ScriptedFunction implements RequestStreamHandler {

    private static final Pattern MESSAGE = Pattern.compile("\"messageId\":\"([^\"]+)\".*?\"body\":\"([^\"]*)\"");

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var event = new String(input.readAllBytes(), UTF_8);
        var failures = new StringBuilder();
        var messages = MESSAGE.matcher(event);
        while (messages.find()) {
            note(messages.group(2));
            if (obey(messages.group(2))) {
                failures.append(failures.isEmpty() ? "" : ",")
                        .append("{\"itemIdentifier\":\"")
                        .append(messages.group(1))
                        .append("\"}");
            }
        }
        output.write(("{\"batchItemFailures\":[" + failures + "]}").getBytes(UTF_8));
    }

    /** True when the message is to be reported as failed. */
    private static boolean obey(String word) {
        switch (word) {
            case "throw" -> throw new IllegalStateException("told to");
            case "crash" -> Runtime.getRuntime().halt(7);
            case "hang" -> sleep(60_000);
            case "slow" -> sleep(1_500);
            default -> {
                return word.equals("fail");
            }
        }
        return false;
    }

    private static void note(String word) throws IOException {
        Files.writeString(
                Path.of(System.getenv("NOTES")), word + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
