package dev.quittance.deploy.test;

import static org.assertj.core.api.Assertions.assertThat;

/** A tool of the system, installed where the tests may (root and apt); elsewhere its absence fails with one line. */
public final class DebianPackage {

    private DebianPackage() {}

    /** @param program what the package is wanted for, by name or absolute path */
    public static synchronized void require(String program, String debianPackage) {
        if (!Command.exists(program)) {
            Command.shell("[ \"$(id -u)\" = 0 ] && apt-get update && apt-get install --yes --no-install-recommends "
                    + debianPackage);
        }
        assertThat(Command.exists(program))
                .as("%s is missing: install the package %s", program, debianPackage)
                .isTrue();
    }
}
