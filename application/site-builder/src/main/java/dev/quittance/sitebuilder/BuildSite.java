package dev.quittance.sitebuilder;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Builds the site. Three arguments: the folder of the sources, the application's OpenAPI document, and the folder to
 * write, which afterwards holds this site and nothing else.
 */
public final class BuildSite {

    private BuildSite() {}

    public static void main(String... arguments) throws IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("usage: <sources> <openapi.json> <output>");
        }
        build(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
    }

    static void build(Path sources, Path openapi, Path output) throws IOException {
        var folder = new Sources(sources);
        var contract = Contract.read(openapi);
        var site = new Site();
        var assets = Assets.publish(folder, site);
        var press = new Press(folder, assets, site);
        HomePage.print(folder, press);
        GuidePages.print(folder, new Prose(folder, Made.from(folder, contract, press)), press);
        ReferencePage.print(contract, press);
        ProblemPages.print(folder, contract, press);
        TryPage.print(folder, contract, press);
        press.print("/404.html", "not-found", new Heading("Not found", "There is no page at this address.", ""));
        Links.check(site);
        site.write(output);
    }
}
