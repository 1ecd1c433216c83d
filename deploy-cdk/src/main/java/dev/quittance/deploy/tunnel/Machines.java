package dev.quittance.deploy.tunnel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What stands in an environment, by the names that the stacks give. */
final class Machines {

    private final Aws aws;
    private final String environment;

    Machines(Aws aws, String environment) {
        this.aws = aws;
        this.environment = environment;
    }

    Machine bastion() {
        return first("tag:Name", "quittance-" + environment + "-bastion", "bastion");
    }

    /** Any of the fleet: they all show the same console. */
    Machine application() {
        return first(
                "tag:aws:autoscaling:groupName", "quittance-" + environment + "-application-*", "application's host");
    }

    /** The database's address inside of the network. */
    String database() {
        var tag = "TagList[?Key=='aws:cloudformation:stack-name'&&Value=='quittance-" + environment + "-data']";
        var found = aws.ask(
                List.of("rds", "describe-db-instances", "--query", "DBInstances[?" + tag + "].Endpoint.Address"));
        if (found.size() != 1) {
            throw new IllegalArgumentException(environment + " has not one database but " + found.size());
        }
        return found.path(0).asText();
    }

    private Machine first(String filter, String value, String what) {
        var found = aws.ask(List.of(
                "ec2",
                "describe-instances",
                "--filters",
                "Name=" + filter + ",Values=" + value,
                "Name=instance-state-name,Values=running",
                "--query",
                "Reservations[].Instances[]"));
        if (found.isEmpty()) {
            throw new IllegalArgumentException(environment + " has no running " + what);
        }
        return machine(found.path(0));
    }

    private static Machine machine(JsonNode instance) {
        return new Machine(
                instance.path("InstanceId").asText(),
                instance.path("PrivateIpAddress").asText(),
                instance.path("PublicIpAddress").asText());
    }
}
