package dev.quittance.deploy.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of {@code deploy-cdk/proofs} that says what the templates amount to, for people to read and for tests to hold. */
public final class HeldFile {

    private static final Path COMMITTED = Path.of("proofs");
    private static final Path COMPUTED = Path.of("target/proofs");

    private HeldFile() {}

    public static String text(String name) {
        try {
            return Files.readString(COMMITTED.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves what was computed where it can be taken from when the change is meant. */
    public static void holds(String name, String computed) {
        try {
            var file = COMPUTED.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, computed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(computed)
                .as("is the change meant? then: cp deploy-cdk/target/proofs/%s deploy-cdk/proofs/%s", name, name)
                .isEqualTo(Files.exists(COMMITTED.resolve(name)) ? text(name) : "");
    }
}
