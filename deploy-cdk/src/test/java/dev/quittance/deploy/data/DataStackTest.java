package dev.quittance.deploy.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.deploy.stack.Names;
import dev.quittance.deploy.template.Templates;
import dev.quittance.deploy.test.Assembly;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class DataStackTest {

    private final Templates templates = Assembly.prod();

    @Test
    void tables_haveTheKeysOfTheWiring() {
        assertThat(templates.ofType("AWS::DynamoDB::Table"))
                .hasSameSizeAs(Assembly.wiring().tables());
        for (var wiring : Assembly.wiring().tables()) {
            var expected = new ArrayList<String>();
            expected.add("HASH " + wiring.partitionKey());
            if (wiring.sortKey() != null) {
                expected.add("RANGE " + wiring.sortKey());
            }
            var table = templates.one("AWS::DynamoDB::Table", Names.construct(wiring.name()));
            assertThat(table.property("KeySchema"))
                    .extracting(key -> key.path("KeyType").asText() + " "
                            + key.path("AttributeName").asText())
                    .containsExactlyElementsOf(expected);
            assertThat(table.property("AttributeDefinitions"))
                    .allMatch(attribute ->
                            attribute.path("AttributeType").asText().equals("S"));
        }
    }

    @Test
    void tables_canBeRestoredAndNotDeleted() {
        for (var table : templates.ofType("AWS::DynamoDB::Table")) {
            assertThat(table.property("PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled")
                            .asBoolean())
                    .isTrue();
            assertThat(table.property("DeletionProtectionEnabled").asBoolean()).isTrue();
            assertThat(table.body().path("DeletionPolicy").asText()).isEqualTo("Retain");
            assertThat(table.body().path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
        }
    }

    @Test
    void database_ofEveryEnvironment_isPrivateEncryptedAndKept() {
        for (var environment : new String[] {"dev", "stage", "prod"}) {
            var database = Assembly.templates(environment).one("AWS::RDS::DBInstance", "Database");
            assertThat(database.property("PubliclyAccessible").asBoolean(true)).isFalse();
            assertThat(database.property("StorageEncrypted").asBoolean()).isTrue();
            assertThat(database.property("DeletionProtection").asBoolean()).isTrue();
            assertThat(database.property("ManageMasterUserPassword").asBoolean())
                    .isTrue();
            assertThat(database.property("BackupRetentionPeriod").asInt()).isGreaterThanOrEqualTo(14);
            assertThat(database.body().path("DeletionPolicy").asText()).isEqualTo("Snapshot");
        }
    }

    @Test
    void database_ofProduction_standsInTwoZones() {
        var database = templates.one("AWS::RDS::DBInstance", "Database");
        assertThat(database.property("MultiAZ").asBoolean()).isTrue();
    }

    /** A restored database has another, and CloudFormation refuses to change a value that another stack uses. */
    @Test
    void ownersSecret_isHandedToNoOtherStack() {
        assertThat(templates.template("Data").path("Outputs"))
                .isNotEmpty()
                .noneMatch(output -> output.toString().contains("MasterUserSecret"));
    }

    @Test
    void database_refusesPlainText() {
        var parameters = templates.one("AWS::RDS::DBParameterGroup", "Database");
        assertThat(parameters.property("Parameters").path("rds.force_ssl").asText())
                .isEqualTo("1");
    }
}
