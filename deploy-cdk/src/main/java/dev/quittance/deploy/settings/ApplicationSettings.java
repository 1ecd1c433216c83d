package dev.quittance.deploy.settings;

import static dev.quittance.deploy.settings.Check.check;

/** @param instances the least that serve, also while a release replaces them one by one */
public record ApplicationSettings(String instanceType, int instances, int instancesMax) {

    public ApplicationSettings {
        check(instances >= 1, "application.instances must be at least 1: " + instances);
        check(
                instancesMax > instances,
                "application.instances_max must leave room for the one a release adds: " + instancesMax);
    }
}
