package dev.quittance.deploy.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.deploy.template.Resource;
import dev.quittance.deploy.test.Assembly;
import org.junit.jupiter.api.Test;

class BastionTest {

    private final Resource bastion = Assembly.prod().one("AWS::EC2::Instance", "Bastion");

    @Test
    void metadata_isGivenToNobodyElse_andTheDiskIsEncrypted() {
        assertThat(bastion.property("MetadataOptions.HttpTokens").asText()).isEqualTo("required");
        assertThat(bastion.property("MetadataOptions.HttpPutResponseHopLimit").asInt())
                .isEqualTo(1);
        assertThat(bastion.property("BlockDeviceMappings")
                        .get(0)
                        .at("/Ebs/Encrypted")
                        .asBoolean())
                .isTrue();
    }

    /** Whose start fails takes the whole stack back. */
    @Test
    void machine_hasMemoryEnoughToInstallItsPackages() {
        assertThat(bastion.property("InstanceType").asText()).isEqualTo("t4g.micro");
    }

    @Test
    void nobodysKey_isInstalled() {
        assertThat(bastion.has("KeyName")).isFalse();
    }

    /** CloudFormation waits for a word in the name that it knows. */
    @Test
    void start_isAwaited_underItsOwnName() {
        assertThat(bastion.body().at("/CreationPolicy/ResourceSignal/Count").asInt())
                .isEqualTo(1);
        assertThat(bastion.property("UserData").toString())
                .contains("--logical-resource-id '" + bastion.logicalId() + "'");
    }
}
