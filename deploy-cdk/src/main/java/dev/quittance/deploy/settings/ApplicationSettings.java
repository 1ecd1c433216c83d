package dev.quittance.deploy.settings;

import static dev.quittance.deploy.settings.Check.check;

/**
 * @param image {@code latest} Amazon Linux 2023 at each deployment, or the id of an image; production pins one
 * @param instances the least that serve, also while a release replaces them one by one
 */
public record ApplicationSettings(String image, String instanceType, int instances, int instancesMax) {

    public ApplicationSettings {
        check(
                image.equals("latest") || image.matches("ami-[0-9a-f]{17}"),
                "application.image must be latest or the id of an image: " + image);
        check(instances >= 1, "application.instances must be at least 1: " + instances);
        check(
                instancesMax > instances,
                "application.instances_max must leave room for the one a release adds: " + instancesMax);
    }
}
