package dev.quittance.deploy.settings;

final class Check {

    private Check() {}

    static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
