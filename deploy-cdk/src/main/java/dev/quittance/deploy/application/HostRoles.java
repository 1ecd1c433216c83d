package dev.quittance.deploy.application;

import dev.quittance.deploy.data.DataStack;
import dev.quittance.deploy.data.PaymentsDatabase;
import dev.quittance.deploy.messaging.MessagingStack;
import dev.quittance.deploy.settings.Settings;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/**
 * Three roles on one instance. The instance's own fetches files, tells how it fares and may become the other two; the
 * service becomes {@code application} and cannot reach the instance's; the migration becomes {@code migration}.
 */
final class HostRoles extends Construct {

    private final Role host;
    private final Role application;
    private final Role migration;

    HostRoles(Construct scope, Settings settings, DataStack data, MessagingStack messaging) {
        super(scope, "Roles");
        host = Role.Builder.create(this, "Host")
                .assumedBy(new ServicePrincipal("ec2.amazonaws.com"))
                .build();
        application = assumedByTheHost("Application");
        migration = assumedByTheHost("Migration");
        allow(host, List.of("sts:AssumeRole"), application.getRoleArn(), migration.getRoleArn());
        letTheApplicationWork(data, messaging);
        letTheMigrationBecomeTheOwner(settings, data.database().applicationSecret());
    }

    Role host() {
        return host;
    }

    Role application() {
        return application;
    }

    Role migration() {
        return migration;
    }

    private void letTheApplicationWork(DataStack data, MessagingStack messaging) {
        allow(
                application,
                List.of("sqs:SendMessage"),
                messaging.queue("payment-execute").queue().getQueueArn());
        allow(
                application,
                List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility"),
                messaging.queue("payment-resolve").queue().getQueueArn());
        letOperatorsSeeQueues(messaging);
        allow(application, List.of("sns:Publish"), messaging.topic().getTopicArn());
        allow(
                application,
                List.of("dynamodb:Query"),
                data.table("payment-journal").getTableArn());
        allow(
                application,
                List.of("secretsmanager:GetSecretValue"),
                data.database().applicationSecret().getSecretArn(),
                data.secrets().console().getSecretArn(),
                data.secrets().origin().getSecretArn(),
                data.secrets().mail().getSecretArn());
    }

    /** The console shows how deep the queues are, and sends dead letters to theirs once more. */
    private void letOperatorsSeeQueues(MessagingStack messaging) {
        for (var name : List.of("payment-execute", "payment-record", "payment-resolve")) {
            var pair = messaging.queue(name);
            allow(
                    application,
                    List.of("sqs:GetQueueAttributes", "sqs:SendMessage"),
                    pair.queue().getQueueArn());
            allow(
                    application,
                    List.of(
                            "sqs:GetQueueAttributes",
                            "sqs:ReceiveMessage",
                            "sqs:DeleteMessage",
                            "sqs:ChangeMessageVisibility"),
                    pair.deadLetters().getQueueArn());
        }
    }

    /**
     * Of whichever database has the name: one that is restored has an owner's secret of its own. No ARN of it is handed
     * from stack to stack: the restored one's would be a change of what is in use, which CloudFormation refuses.
     */
    private void letTheMigrationBecomeTheOwner(Settings settings, Secret applicationSecret) {
        var place = settings.region() + ":" + settings.account();
        var instance = "arn:aws:rds:" + place + ":db:" + PaymentsDatabase.identifier(settings);
        allow(migration, List.of("rds:DescribeDBInstances"), instance);
        allow(migration, List.of("secretsmanager:GetSecretValue"), applicationSecret.getSecretArn());
        migration.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("secretsmanager:GetSecretValue"))
                .resources(List.of("arn:aws:secretsmanager:" + place + ":secret:rds!db-*"))
                .conditions(Map.of("StringEquals", Map.of("aws:ResourceTag/aws:rds:primaryDBInstanceArn", instance)))
                .build());
    }

    private Role assumedByTheHost(String id) {
        return Role.Builder.create(this, id)
                .assumedBy(new ArnPrincipal(host.getRoleArn()))
                .build();
    }

    static void allow(Role role, List<String> actions, String... resources) {
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resources))
                .build());
    }
}
