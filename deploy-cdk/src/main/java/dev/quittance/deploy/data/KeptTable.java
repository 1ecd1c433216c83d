package dev.quittance.deploy.data;

import dev.quittance.deploy.stack.Names;
import dev.quittance.deploy.wiring.Wiring.TableWiring;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.constructs.Construct;

/**
 * A table that outlives its stack: protected from deletion, restorable to any second of the last 35 days. Also where its
 * creation fails: DynamoDB would refuse to delete it, and another may be made beside it, for its name is generated.
 */
final class KeptTable {

    private KeptTable() {}

    static Table build(Construct scope, TableWiring wiring) {
        var table = Table.Builder.create(scope, Names.construct(wiring.name()))
                .partitionKey(string(wiring.partitionKey()))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.RETAIN);
        var sortKey = wiring.sortKey();
        return sortKey == null ? table.build() : table.sortKey(string(sortKey)).build();
    }

    private static Attribute string(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }
}
