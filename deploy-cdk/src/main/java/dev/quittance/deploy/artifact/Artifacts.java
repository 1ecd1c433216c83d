package dev.quittance.deploy.artifact;

import java.nio.file.Path;

/**
 * Where the other modules leave what is deployed.
 *
 * @param application a folder with {@code quarkus-run.jar} and its libraries
 * @param functions a folder with {@code NAME/target/function.zip} for each function
 */
public record Artifacts(Path application, Path functions) {

    public static Artifacts of(Path repository) {
        return new Artifacts(repository.resolve("application/target/quarkus-app"), repository.resolve("lambdas"));
    }

    public Path function(String name) {
        return functions.resolve(name).resolve("target/function.zip");
    }
}
