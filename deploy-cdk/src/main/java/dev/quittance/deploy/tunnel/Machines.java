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
        return first("tag:Name", bastionName(), "bastion");
    }

    /** Systems Manager reaches either, and either reaches the console and the database: one may be lost. */
    Machine anyWayIn() {
        return running("tag:Name", bastionName()).isEmpty() ? application() : bastion();
    }

    /** Any of the fleet: they all show the same console. */
    Machine application() {
        return first(
                "tag:aws:autoscaling:groupName", "quittance-" + environment + "-application-*", "application's host");
    }

    /** The database's address inside of the network. By name, which a restored one takes over; tags the broken one has too. */
    String database() {
        var found = aws.ask(List.of(
                "rds",
                "describe-db-instances",
                "--db-instance-identifier",
                "quittance-" + environment,
                "--query",
                "DBInstances[].Endpoint.Address"));
        if (found.isEmpty()) {
            throw new IllegalArgumentException(environment + " has no database that can be reached yet");
        }
        return found.path(0).asText();
    }

    private Machine first(String filter, String value, String what) {
        var found = running(filter, value);
        if (found.isEmpty()) {
            throw new IllegalArgumentException(environment + " has no running " + what);
        }
        return machine(found.path(0));
    }

    private JsonNode running(String filter, String value) {
        return aws.ask(List.of(
                "ec2",
                "describe-instances",
                "--filters",
                "Name=" + filter + ",Values=" + value,
                "Name=instance-state-name,Values=running",
                "--query",
                "Reservations[].Instances[]"));
    }

    private String bastionName() {
        return "quittance-" + environment + "-bastion";
    }

    private static Machine machine(JsonNode instance) {
        return new Machine(
                instance.path("InstanceId").asText(),
                instance.path("PrivateIpAddress").asText(),
                instance.path("PublicIpAddress").asText());
    }
}
