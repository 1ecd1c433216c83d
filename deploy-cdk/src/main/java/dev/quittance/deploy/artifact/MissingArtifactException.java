package dev.quittance.deploy.artifact;

import java.nio.file.Path;

/** A module has not been packaged; nothing is deployed instead of it. */
public final class MissingArtifactException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public MissingArtifactException(Path path) {
        super(path + " is missing: ./mvnw -pl deploy-cdk -am package builds everything that is deployed");
    }
}
