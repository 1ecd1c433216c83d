package dev.quittance.deploy.nag;

import java.time.LocalDate;
import java.util.List;

/** Everything that cdk-nag is told to let pass. */
final class Acknowledgements {

    private static final LocalDate NEXT_AUTUMN = LocalDate.of(2027, 10, 1);

    private static final String SECRET_ROTATES_BY_HAND =
            "Rotated as the operations guide says: both ends must change together, which no schedule can do.";
    private static final String XRAY_HAS_NO_RESOURCES =
            "X-Ray's two put actions know no resources; every other statement of this role names its own.";

    static final List<Acknowledgement> ALL = List.of(
            new Acknowledgement(
                    List.of("dev", "stage"),
                    "AwsSolutions-RDS3",
                    "Data/Database/Instance/Resource",
                    "A second database costs as much again, and nobody loses money while these are away.",
                    NEXT_AUTUMN),
            everywhere(
                    "AwsSolutions-RDS11",
                    "Data/Database/Instance/Resource",
                    "The database is reachable from two security groups only; another port would hide nothing."),
            everywhere("AwsSolutions-SMG4", "Data/Database/ApplicationSecret/Resource", SECRET_ROTATES_BY_HAND),
            everywhere("AwsSolutions-SMG4", "Data/Secrets/Console/Resource", SECRET_ROTATES_BY_HAND),
            everywhere("AwsSolutions-SMG4", "Data/Secrets/Origin/Resource", SECRET_ROTATES_BY_HAND),
            everywhere(
                    "AwsSolutions-VPC3",
                    "Network/DatabaseWall",
                    "The one network ACL there is: a second wall, behind the security groups, around the database."),
            everywhere(
                    "AwsSolutions-ELB2",
                    "Application/Balancer/Nlb/Resource",
                    "A network load balancer logs TLS listeners only; flow logs and the API's access log see the"
                            + " rest."),
            everywhere(
                    "AwsSolutions-AS3",
                    "Application/Fleet/Group/ASG",
                    "An alarm on healthy instances says what matters; a mail for each launch would be noise."),
            everywhere(
                    "AwsSolutions-IAM5",
                    "Application/Fleet/Roles/Host/DefaultPolicy/Resource",
                    "Sessions, metrics (one namespace) and the target's health know no resources; the rest names its"
                            + " own."),
            everywhere(
                    "AwsSolutions-IAM5",
                    "Application/PaymentFunction/Role/DefaultPolicy/Resource",
                    XRAY_HAS_NO_RESOURCES),
            everywhere(
                    "AwsSolutions-IAM5",
                    "Application/RecorderFunction/Role/DefaultPolicy/Resource",
                    XRAY_HAS_NO_RESOURCES));

    private Acknowledgements() {}

    static List<Acknowledgement> in(String environment) {
        return ALL.stream()
                .filter(acknowledgement -> acknowledgement.environments().contains(environment))
                .toList();
    }

    private static Acknowledgement everywhere(String rule, String construct, String reason) {
        return new Acknowledgement(List.of("dev", "stage", "prod"), rule, construct, reason, NEXT_AUTUMN);
    }
}
