package dev.quittance.deploy.artifact;

import java.nio.file.Path;

/**
 * Where the other modules leave what is deployed.
 *
 * @param application a folder with {@code quarkus-run.jar} and its libraries
 * @param functions a folder with {@code NAME/target/function.zip} for each function
 * @param openApi the application's own description of its interface
 * @param site the static frontend, with hashed names in its folder {@code assets}
 * @param headers what every page of the site is sent with
 * @param host what instances run at their first start, in this module
 * @param work a folder for what is packed here
 */
public record Artifacts(Path application, Path functions, Path openApi, Path site, Path headers, Path host, Path work) {

    public static Artifacts of(Path repository) {
        return new Artifacts(
                repository.resolve("application/target/quarkus-app"),
                repository.resolve("lambdas"),
                repository.resolve("application/target/openapi/openapi.json"),
                repository.resolve("application/target/site"),
                repository.resolve("application/src/main/site/headers.json"),
                repository.resolve("deploy-cdk/src/main/host"),
                repository.resolve("deploy-cdk/target/packed"));
    }

    public PackedFile function(String name) {
        return PackedFile.of(functions.resolve(name).resolve("target/function.zip"));
    }

    public PackedFile packedApplication() {
        return PackedFile.ofFolder(application, work.resolve("application.zip"));
    }

    public PackedFile packedSite() {
        return PackedFile.ofFolder(site, work.resolve("site.zip"));
    }

    /** @param name the host's folder, {@code application} or {@code bastion} */
    public PackedFile packedHost(String name) {
        return PackedFile.ofFolder(host.resolve(name), work.resolve("host-" + name + ".zip"));
    }
}
