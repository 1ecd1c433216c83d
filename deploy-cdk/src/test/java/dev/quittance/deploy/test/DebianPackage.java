package dev.quittance.deploy.test;

import static org.assertj.core.api.Assertions.assertThat;

/** A tool of the system, installed where the tests may (root and apt); elsewhere its absence fails with one line. */
public final class DebianPackage {

    /** Who else installs is waited for, and what the network loses is asked for again. */
    private static final String APT_GET = "apt-get -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 ";

    private DebianPackage() {}

    /** @param program what the package is wanted for, by name or absolute path */
    public static synchronized void require(String program, String debianPackage) {
        if (!Command.exists(program)) {
            Command.shell("[ \"$(id -u)\" = 0 ] || exit 1; export DEBIAN_FRONTEND=noninteractive; " + APT_GET
                    + "update; " + APT_GET + "install --yes --no-install-recommends " + debianPackage);
        }
        assertThat(Command.exists(program))
                .as("%s is missing: install the package %s", program, debianPackage)
                .isTrue();
    }
}
