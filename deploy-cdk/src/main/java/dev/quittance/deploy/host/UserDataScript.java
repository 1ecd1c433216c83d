package dev.quittance.deploy.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.UserData;

/**
 * {@code src/main/host/user-data.sh} with its blanks filled in.
 *
 * @param resource logical id of what waits for the signal
 * @param packages of Amazon Linux
 * @param deployment names and addresses for the instance, never a secret; read by bash and by systemd
 * @param files by the folder of {@code /opt/quittance} they are unpacked into
 */
public record UserDataScript(
        String resource, List<String> packages, Map<String, String> deployment, Map<String, StoredFile> files) {

    public UserData render(Path hostFolder, Stack stack) {
        return UserData.custom(template(hostFolder)
                .replace("@REGION@", stack.getRegion())
                .replace("@STACK@", stack.getStackName())
                .replace("@RESOURCE@", resource)
                .replace("@BUCKET@", files.values().iterator().next().bucket())
                .replace("@PACKAGES@", String.join(" ", packages))
                .replace("@DEPLOYMENT@", lines(deployment))
                .replace("@FETCH@", fetches()));
    }

    private String fetches() {
        return files.entrySet().stream()
                .map(file -> "fetch " + file.getValue().key() + " "
                        + file.getValue().file().sha256() + " /opt/quittance/" + file.getKey())
                .collect(Collectors.joining("\n"));
    }

    private static String lines(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(variable -> variable.getKey() + "='" + variable.getValue() + "'")
                .collect(Collectors.joining("\n"));
    }

    private static String template(Path hostFolder) {
        try {
            return Files.readString(hostFolder.resolve("user-data.sh"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
