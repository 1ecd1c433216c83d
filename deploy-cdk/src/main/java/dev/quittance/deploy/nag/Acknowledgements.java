package dev.quittance.deploy.nag;

import java.time.LocalDate;
import java.util.List;

/** Everything that cdk-nag is told to let pass. */
final class Acknowledgements {

    private static final List<String> EVERYWHERE = List.of("dev", "stage", "prod");
    private static final List<String> BELOW_PRODUCTION = List.of("dev", "stage");
    private static final LocalDate NEXT_AUTUMN = LocalDate.of(2027, 10, 1);

    private static final String XRAY_HAS_NO_RESOURCES =
            "X-Ray's two put actions know no resources; every other statement of this role names its own.";

    static final List<Acknowledgement> ALL = List.of(
            new Acknowledgement(
                    BELOW_PRODUCTION,
                    "AwsSolutions-RDS3",
                    "Data/Database/Instance/Resource",
                    "A second database costs as much again, and nobody loses money while these are away.",
                    NEXT_AUTUMN),
            new Acknowledgement(
                    EVERYWHERE,
                    "AwsSolutions-RDS11",
                    "Data/Database/Instance/Resource",
                    "The database is reachable from two security groups only; another port would hide nothing.",
                    NEXT_AUTUMN),
            new Acknowledgement(
                    EVERYWHERE,
                    "AwsSolutions-SMG4",
                    "Data/Database/ApplicationSecret/Resource",
                    "Rotated by the operations guide: the role's password must change in the database as well.",
                    NEXT_AUTUMN),
            new Acknowledgement(
                    EVERYWHERE,
                    "AwsSolutions-IAM5",
                    "Application/PaymentFunction/Role/DefaultPolicy/Resource",
                    XRAY_HAS_NO_RESOURCES,
                    NEXT_AUTUMN),
            new Acknowledgement(
                    EVERYWHERE,
                    "AwsSolutions-IAM5",
                    "Application/RecorderFunction/Role/DefaultPolicy/Resource",
                    XRAY_HAS_NO_RESOURCES,
                    NEXT_AUTUMN));

    private Acknowledgements() {}

    static List<Acknowledgement> in(String environment) {
        return ALL.stream()
                .filter(acknowledgement -> acknowledgement.environments().contains(environment))
                .toList();
    }
}
