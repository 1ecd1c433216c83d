package dev.quittance.deploy.nag;

import dev.quittance.deploy.settings.Settings;
import java.time.LocalDate;
import java.util.List;

/** Everything that cdk-nag is told to let pass. */
final class Acknowledgements {

    private static final LocalDate NEXT_AUTUMN = LocalDate.of(2027, 10, 1);

    private static final String SECRET_ROTATES_BY_HAND =
            "Rotated as the operations guide says: both ends must change together, which no schedule can do.";
    private static final String XRAY_HAS_NO_RESOURCES =
            "X-Ray's two put actions know no resources; every other statement of this role names its own.";

    private static final String APPLICATION_KNOWS_MERCHANTS =
            "Merchants' keys are the application's: it knows their scopes and limits. The gateway asks for CloudFront's.";
    private static final String BANK_PAGE_KNOWS_NOBODY =
            "A payer has no key; who holds the page's address may answer, once, about test money.";

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
            everywhere("AwsSolutions-SMG4", "Data/Secrets/Mail/Resource", SECRET_ROTATES_BY_HAND),
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
                    "Application/Fleet/Roles/Migration/DefaultPolicy/Resource",
                    "RDS names the owner's secret; only that of the database with this name may be read."),
            everywhere(
                    "AwsSolutions-IAM5",
                    "Application/PaymentFunction/Role/DefaultPolicy/Resource",
                    XRAY_HAS_NO_RESOURCES),
            everywhere(
                    "AwsSolutions-IAM5",
                    "Application/RecorderFunction/Role/DefaultPolicy/Resource",
                    XRAY_HAS_NO_RESOURCES),
            everywhere(
                    "AwsSolutions-APIG2",
                    "Edge/Gateway/Api",
                    "Headers are checked here; bodies are the application's."),
            everywhere(
                    "AwsSolutions-APIG3",
                    "Edge/Gateway/Stage",
                    "The firewall stands before CloudFront, and without CloudFront's key nobody gets in here."),
            everywhere("AwsSolutions-APIG4", "Edge/Gateway/api", APPLICATION_KNOWS_MERCHANTS),
            everywhere("AwsSolutions-COG4", "Edge/Gateway/api", APPLICATION_KNOWS_MERCHANTS),
            whereTested("AwsSolutions-APIG4", "Edge/Gateway/sandbox", BANK_PAGE_KNOWS_NOBODY),
            whereTested("AwsSolutions-COG4", "Edge/Gateway/sandbox", BANK_PAGE_KNOWS_NOBODY),
            everywhere(
                    "AwsSolutions-IAM4",
                    "Edge/Gateway/LogRole/Resource",
                    "API Gateway refuses a role with less than AWS's own policy for its logs."),
            everywhere(
                    "AwsSolutions-SMG4",
                    "Edge/Gateway/Key" + Acknowledgement.GENERATION + "/Secret/Resource",
                    SECRET_ROTATES_BY_HAND),
            everywhere(
                    "AwsSolutions-CFR1",
                    "Edge/FrontDoor/Distribution/Resource",
                    "Payers and merchants may be in any country."),
            everywhere(
                    "AwsSolutions-IAM5",
                    "Edge/Site/CopyingRole/DefaultPolicy/Resource",
                    "Any object of the site's own bucket, and of no other."),
            everywhere(
                    "AwsSolutions-L1",
                    "Edge/Custom::CDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C512MiB/Resource",
                    "CDK chooses the version that its own program was tested with."),
            everywhere("AwsSolutions-EC28", "Edge/Bastion/Instance", "Nobody waits for a number of the bastion's."),
            everywhere(
                    "AwsSolutions-EC29",
                    "Edge/Bastion/Instance",
                    "Nothing lies on it, and a change of its files must be able to replace it."),
            everywhere(
                    "AwsSolutions-IAM5",
                    "Edge/Bastion/Role/DefaultPolicy/Resource",
                    "Sessions and metrics (one namespace) know no resources; the rest names its own."));

    private Acknowledgements() {}

    static List<Acknowledgement> in(Settings settings) {
        return ALL.stream()
                .filter(acknowledgement -> acknowledgement.environments().contains(settings.name()))
                .map(acknowledgement -> acknowledgement.in(settings))
                .toList();
    }

    private static Acknowledgement whereTested(String rule, String construct, String reason) {
        return new Acknowledgement(List.of("dev", "stage"), rule, construct, reason, NEXT_AUTUMN);
    }

    private static Acknowledgement everywhere(String rule, String construct, String reason) {
        return new Acknowledgement(List.of("dev", "stage", "prod"), rule, construct, reason, NEXT_AUTUMN);
    }
}
