package dev.quittance.deploy.tunnel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quittance.deploy.settings.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The AWS CLI that every operator has, with whatever login it is set up for. */
interface Aws {

    /**
     * @param arguments of {@code aws}
     * @throws IllegalArgumentException with what it said when it refuses
     */
    JsonNode ask(List<String> arguments);

    /** Whatever region the operator is set up for: nothing of ours stands in another. */
    static List<String> line(List<String> arguments) {
        var line = new ArrayList<>(List.of("aws", "--region", Settings.REGION));
        line.addAll(arguments);
        return line;
    }

    static Aws commandLine() {
        return arguments -> {
            var command = line(arguments);
            command.addAll(List.of("--output", "json"));
            try {
                var process = new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                process.getOutputStream().close();
                var answer = JsonMapper.builder().build().readTree(process.getInputStream());
                if (process.waitFor() != 0) {
                    throw new IllegalArgumentException("aws refused: " + String.join(" ", arguments));
                }
                return answer;
            } catch (IOException e) {
                throw new IllegalArgumentException("the AWS CLI, version 2, is needed: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalArgumentException("interrupted", e);
            }
        };
    }
}
