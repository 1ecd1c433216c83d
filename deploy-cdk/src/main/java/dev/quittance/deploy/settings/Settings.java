package dev.quittance.deploy.settings;

import static dev.quittance.deploy.settings.Check.check;

import java.util.List;

/**
 * One environment. Nothing has a default: what an environment is must be readable in its file.
 *
 * @param name short and lower case; part of every stack's name
 * @param account the AWS account's twelve digits
 * @param zones two availability zones of the region, written down so that synthesis looks nothing up
 */
public record Settings(
        String name,
        String account,
        String region,
        List<String> zones,
        NetworkSettings network,
        DatabaseSettings database,
        ApplicationSettings application,
        FunctionSettings functions,
        EdgeSettings edge,
        MailSettings mail,
        ObservabilitySettings observability,
        ReleaseSettings release,
        CostSettings cost) {

    /** The one that CloudFront takes its certificate and its firewall from. */
    public static final String REGION = "us-east-1";

    public Settings {
        check(name.matches("[a-z][a-z0-9]{1,9}"), "name must be 2 to 10 lower-case letters and digits: " + name);
        check(account.matches("\\d{12}"), "account must have twelve digits: " + account);
        zones = List.copyOf(zones);
        check(zones.size() == 2, "zones must name two availability zones: " + zones);
        check(
                !isProduction(name) || !application.image().equals("latest"),
                "application.image must be pinned in production");
        check(
                region.equals(REGION),
                "region must be " + REGION + ", where CloudFront's certificate and firewall live: " + region);
        check(mail.from().endsWith("@" + edge.domain()), "mail.from must be an address of " + edge.domain());
        for (var zone : zones) {
            check(zone.startsWith(region), "zone " + zone + " is not in region " + region);
        }
    }

    public boolean isProduction() {
        return isProduction(name);
    }

    private static boolean isProduction(String name) {
        return name.equals("prod");
    }
}
