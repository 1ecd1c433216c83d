package dev.quittance.deploy.settings;

import static dev.quittance.deploy.settings.Check.check;

/**
 * The repository that deploys.
 *
 * @param repository its owner and name, e.g. {@code example/quittance}
 * @param ownerId GitHub's number of the owner, which no other gets when the name is free again
 * @param repositoryId its own number
 */
public record ReleaseSettings(String repository, String ownerId, String repositoryId) {

    public ReleaseSettings {
        check(repository.matches("[\\w.-]+/[\\w.-]+"), "release.repository must be owner/name: " + repository);
        check(ownerId.matches("\\d+"), "release.owner_id must be a number: " + ownerId);
        check(repositoryId.matches("\\d+"), "release.repository_id must be a number: " + repositoryId);
    }

    /** As newer repositories are called in tokens. */
    public String repositoryWithIds() {
        var name = repository.split("/", -1);
        return name[0] + "@" + ownerId + "/" + name[1] + "@" + repositoryId;
    }
}
