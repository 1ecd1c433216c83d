package dev.quittance.deploy.data;

import dev.quittance.deploy.network.Door;
import dev.quittance.deploy.network.NetworkStack;
import dev.quittance.deploy.network.Place;
import dev.quittance.deploy.network.Tier;
import dev.quittance.deploy.settings.Settings;
import dev.quittance.deploy.stack.LogRetention;
import dev.quittance.deploy.stack.Names;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.rds.CaCertificate;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceEngine;
import software.amazon.awscdk.services.rds.PerformanceInsightRetention;
import software.amazon.awscdk.services.rds.PostgresEngineVersion;
import software.amazon.awscdk.services.rds.PostgresInstanceEngineProps;
import software.amazon.awscdk.services.rds.StorageType;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/**
 * PostgreSQL for the application alone. RDS keeps and rotates the owner's password; the application's role has a
 * secret of its own and may neither alter the schema nor delete what is append-only.
 */
public final class PaymentsDatabase extends Construct {

    public static final String NAME = "quittance";
    public static final String OWNER = "quittance_owner";
    public static final String APPLICATION = "quittance_app";

    /** Only the major version: RDS applies minor ones itself, and would refuse to go back to one written here. */
    private static final String MAJOR_VERSION = "18";

    private static final List<String> LOGS = List.of("postgresql", "upgrade");
    private static final int PASSWORD_LENGTH = 40;

    private final DatabaseInstance instance;
    private final Secret applicationSecret;

    PaymentsDatabase(Construct scope, Settings settings, NetworkStack network) {
        super(scope, "Database");
        var identifier = identifier(settings);
        var logs = LOGS.stream().map(log -> logGroup(log, identifier, settings)).toList();
        instance = build(identifier, settings, network);
        logs.forEach(log -> instance.getNode().addDependency(log));
        applicationSecret = Secret.Builder.create(this, "ApplicationSecret")
                .description("Password of the database role " + APPLICATION)
                .generateSecretString(SecretStringGenerator.builder()
                        .secretStringTemplate("{\"username\":\"" + APPLICATION + "\"}")
                        .generateStringKey("password")
                        .passwordLength(PASSWORD_LENGTH)
                        .excludePunctuation(true)
                        .build())
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
    }

    /** The name of the instance, which one that is restored takes over. */
    public static String identifier(Settings settings) {
        return "quittance-" + settings.name();
    }

    public DatabaseInstance instance() {
        return instance;
    }

    public Secret applicationSecret() {
        return applicationSecret;
    }

    /**
     * Made before RDS writes to it, else RDS makes one that is kept for ever. Kept like all logs, but not from a creation
     * that fails: its name would be taken when it is tried again.
     */
    private LogGroup logGroup(String log, String identifier, Settings settings) {
        return LogGroup.Builder.create(this, Names.construct(log) + "Logs")
                .logGroupName("/aws/rds/instance/" + identifier + "/" + log)
                .retention(LogRetention.of(settings))
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
    }

    /** Named, so that no change of a template can replace it: CloudFormation cannot make a second one of that name. */
    private DatabaseInstance build(String identifier, Settings settings, NetworkStack network) {
        var database = settings.database();
        return DatabaseInstance.Builder.create(this, "Instance")
                .instanceIdentifier(identifier)
                .engine(DatabaseInstanceEngine.postgres(PostgresInstanceEngineProps.builder()
                        .version(PostgresEngineVersion.of(MAJOR_VERSION, MAJOR_VERSION))
                        .build()))
                .instanceType(new InstanceType(database.instanceType()))
                .vpc(network.vpc())
                .vpcSubnets(NetworkStack.subnets(Tier.DATABASE))
                .securityGroups(List.of(network.walls().of(Place.DATABASE, this)))
                .port(Door.POSTGRES)
                .publiclyAccessible(false)
                .databaseName(NAME)
                .credentials(Credentials.fromUsername(OWNER))
                .manageMasterUserPassword(true)
                .parameters(Map.of("rds.force_ssl", "1"))
                .caCertificate(CaCertificate.RDS_CA_RSA2048_G1)
                .multiAz(database.multiAz())
                .storageType(StorageType.GP3)
                .allocatedStorage(database.storageGib())
                .maxAllocatedStorage(database.storageGibMax())
                .storageEncrypted(true)
                .backupRetention(Duration.days(database.backupDays()))
                .copyTagsToSnapshot(true)
                .autoMinorVersionUpgrade(true)
                .allowMajorVersionUpgrade(false)
                .enablePerformanceInsights(true)
                .performanceInsightRetention(PerformanceInsightRetention.DEFAULT)
                .cloudwatchLogsExports(LOGS)
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.SNAPSHOT)
                .build();
    }
}
