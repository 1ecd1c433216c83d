package dev.quittance.deploy.application;

import dev.quittance.deploy.artifact.Artifacts;
import dev.quittance.deploy.data.DataStack;
import dev.quittance.deploy.data.PaymentsDatabase;
import dev.quittance.deploy.host.HostPermissions;
import dev.quittance.deploy.host.MachineImages;
import dev.quittance.deploy.host.StoredFile;
import dev.quittance.deploy.host.UserDataScript;
import dev.quittance.deploy.messaging.MessagingStack;
import dev.quittance.deploy.network.Door;
import dev.quittance.deploy.network.NetworkStack;
import dev.quittance.deploy.network.Place;
import dev.quittance.deploy.network.Tier;
import dev.quittance.deploy.settings.Settings;
import dev.quittance.deploy.stack.LogRetention;
import dev.quittance.deploy.stack.QuittanceStack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.autoscaling.AutoScalingGroup;
import software.amazon.awscdk.services.autoscaling.CfnAutoScalingGroup;
import software.amazon.awscdk.services.autoscaling.Ec2HealthChecksOptions;
import software.amazon.awscdk.services.autoscaling.HealthChecks;
import software.amazon.awscdk.services.autoscaling.RollingUpdateOptions;
import software.amazon.awscdk.services.autoscaling.ScalingProcess;
import software.amazon.awscdk.services.autoscaling.Signals;
import software.amazon.awscdk.services.autoscaling.SignalsOptions;
import software.amazon.awscdk.services.autoscaling.UpdatePolicy;
import software.amazon.awscdk.services.ec2.BlockDevice;
import software.amazon.awscdk.services.ec2.BlockDeviceVolume;
import software.amazon.awscdk.services.ec2.EbsDeviceOptions;
import software.amazon.awscdk.services.ec2.EbsDeviceVolumeType;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.LaunchTemplate;
import software.amazon.awscdk.services.ec2.UserData;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * The application's instances. A new jar has a new hash, so new user data, so a new launch template: CloudFormation then
 * replaces one instance after the other, adding before it takes away, and goes back if a new one never serves.
 *
 * <p>The group's own health is EC2's. Were it the balancer's, an hour without database would end every instance.
 */
public final class Fleet extends Construct {

    /** Its logical id, held: the user data names it when it tells CloudFormation how the start went. */
    private static final String ID = "ApplicationFleet";

    /** Start, migration, readiness and the balancer's word, with room to spare. */
    private static final Duration SIGNAL_WITHIN = Duration.minutes(20);

    private static final int DISK_GIB = 16;

    /** CloudFront and API Gateway each add whom they saw; the balancer adds nobody. */
    private static final String TRUSTED_PROXIES = "2";

    private static final List<String> PACKAGES = List.of(
            "java-25-amazon-corretto-headless",
            "postgresql17",
            "amazon-cloudwatch-agent",
            "ec2-instance-connect",
            "rsyslog",
            "logrotate",
            "jq",
            "unzip");

    private final AutoScalingGroup group;
    private final HostRoles roles;
    private final LogGroup logs;

    Fleet(
            QuittanceStack stack,
            Settings settings,
            Artifacts artifacts,
            NetworkStack network,
            DataStack data,
            MessagingStack messaging,
            Balancer balancer) {
        super(stack, "Fleet");
        logs = LogGroup.Builder.create(this, "Logs")
                .retention(LogRetention.of(settings))
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
        roles = new HostRoles(this, settings, data, messaging);
        var files = new LinkedHashMap<String, StoredFile>();
        files.put("host", StoredFile.of(this, "HostFiles", artifacts.packedHost("application")));
        files.put("application", StoredFile.of(this, "Application", artifacts.packedApplication()));
        HostPermissions.grant(roles.host(), stack, logs, files.values());
        HostRoles.allow(roles.host(), List.of("elasticloadbalancing:DescribeTargetHealth", "ec2:DescribeTags"), "*");
        var deployment = new LinkedHashMap<String, String>();
        nameNeighbours(deployment, settings, data, messaging);
        nameOwn(deployment, balancer);
        var script = new UserDataScript(ID, PACKAGES, deployment, files);
        group = AutoScalingGroup.Builder.create(this, "Group")
                .vpc(network.vpc())
                .vpcSubnets(NetworkStack.subnets(Tier.APPLICATION))
                .launchTemplate(template(settings, network, script.render(artifacts.host(), stack)))
                .minCapacity(settings.application().instances())
                .maxCapacity(settings.application().instancesMax())
                .healthChecks(HealthChecks.ec2(Ec2HealthChecksOptions.builder()
                        .gracePeriod(SIGNAL_WITHIN)
                        .build()))
                .signals(Signals.waitForMinCapacity(
                        SignalsOptions.builder().timeout(SIGNAL_WITHIN).build()))
                .updatePolicy(oneByOne(settings))
                .build();
        ((CfnAutoScalingGroup) Objects.requireNonNull(group.getNode().getDefaultChild())).overrideLogicalId(ID);
        group.attachToNetworkTargetGroup(balancer.targets());
        // An instance fetches, migrates and asks for its health as soon as it boots, and nothing it refers to says so.
        group.getNode().addDependency(roles, balancer);
    }

    public AutoScalingGroup group() {
        return group;
    }

    public LogGroup logs() {
        return logs;
    }

    private LaunchTemplate template(Settings settings, NetworkStack network, UserData userData) {
        var application = settings.application();
        return LaunchTemplate.Builder.create(this, "Template")
                .machineImage(MachineImages.of(application.image(), settings.region()))
                .instanceType(new InstanceType(application.instanceType()))
                .securityGroup(network.walls().of(Place.APPLICATION, this))
                .role(roles.host())
                .associatePublicIpAddress(false)
                .requireImdsv2(true)
                .httpPutResponseHopLimit(1)
                .detailedMonitoring(true)
                .blockDevices(List.of(encryptedDisk()))
                .userData(userData)
                .build();
    }

    private static void nameNeighbours(
            Map<String, String> deployment, Settings settings, DataStack data, MessagingStack messaging) {
        var database = data.database();
        var host = database.instance().getDbInstanceEndpointAddress();
        deployment.put("AWS_REGION", settings.region());
        deployment.put("DATABASE_HOST", host);
        deployment.put(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://" + host + ":" + Door.POSTGRES + "/" + PaymentsDatabase.NAME
                        + "?sslmode=verify-full&sslrootcert=/etc/quittance/rds.pem");
        for (var hop : List.of("execute", "record", "resolve")) {
            var pair = messaging.queue("payment-" + hop);
            var name = "QUITTANCE_" + hop.toUpperCase(Locale.ROOT);
            deployment.put(name + "_QUEUE_URL", pair.queue().getQueueUrl());
            deployment.put(name + "_DEAD_LETTERS_URL", pair.deadLetters().getQueueUrl());
        }
        deployment.put("QUITTANCE_EVENTS_TOPIC_ARN", messaging.topic().getTopicArn());
        deployment.put("QUITTANCE_JOURNAL_TABLE", data.table("payment-journal").getTableName());
        deployment.put("QUITTANCE_LIMITS_TRUSTED_PROXIES", TRUSTED_PROXIES);
        deployment.put("DATABASE_INSTANCE", PaymentsDatabase.identifier(settings));
        deployment.put("DATABASE_SECRET", database.applicationSecret().getSecretArn());
        deployment.put("CONSOLE_SECRET", data.secrets().console().getSecretArn());
        deployment.put("ORIGIN_SECRET", data.secrets().origin().getSecretArn());
        deployment.put("MAIL_SECRET", data.secrets().mail().getSecretArn());
        deployment.put("QUITTANCE_MAIL_HOST", "email-smtp." + settings.region() + ".amazonaws.com");
        deployment.put("QUITTANCE_MAIL_FROM", settings.mail().from());
    }

    private void nameOwn(Map<String, String> deployment, Balancer balancer) {
        deployment.put("APPLICATION_ROLE", roles.application().getRoleArn());
        deployment.put("MIGRATION_ROLE", roles.migration().getRoleArn());
        deployment.put("TARGET_GROUP", balancer.targets().getTargetGroupArn());
        deployment.put("LOG_GROUP", logs.getLogGroupName());
    }

    private static UpdatePolicy oneByOne(Settings settings) {
        return UpdatePolicy.rollingUpdate(RollingUpdateOptions.builder()
                .maxBatchSize(1)
                .minInstancesInService(settings.application().instances())
                .minSuccessPercentage(100)
                .waitOnResourceSignals(true)
                .pauseTime(SIGNAL_WITHIN)
                .suspendProcesses(List.of(
                        ScalingProcess.ALARM_NOTIFICATION,
                        ScalingProcess.AZ_REBALANCE,
                        ScalingProcess.HEALTH_CHECK,
                        ScalingProcess.REPLACE_UNHEALTHY,
                        ScalingProcess.SCHEDULED_ACTIONS))
                .build());
    }

    private static BlockDevice encryptedDisk() {
        return BlockDevice.builder()
                .deviceName("/dev/xvda")
                .volume(BlockDeviceVolume.ebs(
                        DISK_GIB,
                        EbsDeviceOptions.builder()
                                .encrypted(true)
                                .volumeType(EbsDeviceVolumeType.GP3)
                                .deleteOnTermination(true)
                                .build()))
                .build();
    }
}
