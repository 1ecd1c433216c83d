package dev.quittance.deploy.edge;

import dev.quittance.deploy.artifact.Artifacts;
import dev.quittance.deploy.host.HostPermissions;
import dev.quittance.deploy.host.MachineImages;
import dev.quittance.deploy.host.StoredFile;
import dev.quittance.deploy.host.UserDataScript;
import dev.quittance.deploy.network.NetworkStack;
import dev.quittance.deploy.network.Place;
import dev.quittance.deploy.network.Tier;
import dev.quittance.deploy.settings.Settings;
import dev.quittance.deploy.stack.LogRetention;
import dev.quittance.deploy.stack.QuittanceStack;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.CfnCreationPolicy;
import software.amazon.awscdk.CfnResourceSignal;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.ec2.CfnInstance;
import software.amazon.awscdk.services.ec2.CfnInstance.BlockDeviceMappingProperty;
import software.amazon.awscdk.services.ec2.CfnInstance.EbsProperty;
import software.amazon.awscdk.services.ec2.CfnInstance.MetadataOptionsProperty;
import software.amazon.awscdk.services.ec2.CfnInstance.NetworkInterfaceProperty;
import software.amazon.awscdk.services.iam.CfnInstanceProfile;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * The way in for operators: a small machine with a public address that hands on to the console, the database and the
 * application's host, and to nothing else. Nothing lies on it, so a change of its files makes another in its place: the
 * logical id ends with their hash.
 */
public final class Bastion extends Construct {

    /** By which the tunnel command finds it. */
    public static final String NAME = "bastion";

    /** In half a GiB dnf and the agent of Systems Manager together run out of memory. */
    private static final String TYPE = "t4g.micro";

    private static final int DISK_GIB = 8;
    private static final String STARTED_WITHIN = "PT10M";
    private static final int HASH_LETTERS = 8;
    private static final List<String> PACKAGES =
            List.of("amazon-cloudwatch-agent", "ec2-instance-connect", "rsyslog", "unzip");

    Bastion(QuittanceStack stack, Settings settings, Artifacts artifacts, NetworkStack network) {
        super(stack, "Bastion");
        var logs = LogGroup.Builder.create(this, "Logs")
                .retention(LogRetention.of(settings))
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
        var files = StoredFile.of(this, "Files", artifacts.packedHost("bastion"));
        var role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("ec2.amazonaws.com"))
                .build();
        HostPermissions.grant(role, stack, logs, List.of(files));
        var id = "Bastion" + files.file().sha256().substring(0, HASH_LETTERS).toUpperCase(Locale.ROOT);
        var script = new UserDataScript(
                id,
                PACKAGES,
                new TreeMap<>(Map.of("AWS_REGION", settings.region(), "LOG_GROUP", logs.getLogGroupName())),
                Map.of("host", files));
        var userData = Fn.base64(script.render(artifacts.host(), stack).render());
        var instance = machine(settings, network, role, userData);
        instance.overrideLogicalId(id);
        Validations.of(instance)
                .acknowledge(Acknowledgment.builder()
                        .id("CloudFormation-Validate::W9010")
                        .reason("Production pins its image on purpose: a release changes nothing that is not in it.")
                        .build());
        instance.getNode().addDependency(role);
        instance.getCfnOptions()
                .setCreationPolicy(CfnCreationPolicy.builder()
                        .resourceSignal(CfnResourceSignal.builder()
                                .count(1)
                                .timeout(STARTED_WITHIN)
                                .build())
                        .build());
    }

    private CfnInstance machine(Settings settings, NetworkStack network, Role role, String userData) {
        var profile = CfnInstanceProfile.Builder.create(this, "Profile")
                .roles(List.of(role.getRoleName()))
                .build();
        return CfnInstance.Builder.create(this, "Instance")
                .imageId(MachineImages.of(settings.application().image(), settings.region())
                        .getImage(this)
                        .getImageId())
                .instanceType(TYPE)
                .iamInstanceProfile(profile.getRef())
                .networkInterfaces(List.of(publicAddress(network)))
                .metadataOptions(MetadataOptionsProperty.builder()
                        .httpTokens("required")
                        .httpPutResponseHopLimit(1)
                        .build())
                .blockDeviceMappings(List.of(encryptedDisk()))
                .monitoring(false)
                .userData(userData)
                .tags(List.of(CfnTag.builder()
                        .key("Name")
                        .value("quittance-" + settings.name() + "-" + NAME)
                        .build()))
                .build();
    }

    private static NetworkInterfaceProperty publicAddress(NetworkStack network) {
        var subnets = Objects.requireNonNull(
                network.vpc().selectSubnets(NetworkStack.subnets(Tier.PUBLIC)).getSubnetIds());
        return NetworkInterfaceProperty.builder()
                .deviceIndex("0")
                .associatePublicIpAddress(true)
                .subnetId(subnets.getFirst())
                .groupSet(List.of(network.walls().id(Place.BASTION)))
                .build();
    }

    private static BlockDeviceMappingProperty encryptedDisk() {
        return BlockDeviceMappingProperty.builder()
                .deviceName("/dev/xvda")
                .ebs(EbsProperty.builder()
                        .volumeSize(DISK_GIB)
                        .volumeType("gp3")
                        .encrypted(true)
                        .deleteOnTermination(true)
                        .build())
                .build();
    }
}
