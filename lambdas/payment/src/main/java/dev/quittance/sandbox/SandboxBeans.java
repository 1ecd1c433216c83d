package dev.quittance.sandbox;

import dev.quittance.gateway.Attempts;
import dev.quittance.gateway.Gateway;
import dev.quittance.sandbox.psp.SandboxPsp;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The sandbox put together from its settings. */
@Singleton
class SandboxBeans {

    @Produces
    @Singleton
    Gateway sandbox(SandboxConfig config, Attempts attempts, DynamoDbClient dynamoDb, InstantSource time) {
        var psp = new SandboxPsp(dynamoDb, config.table(), config.slowness(), config.refundSettlesAfter(), time);
        return new SandboxGateway(psp, attempts, config.lostAnswerTimeout(), new Tellings(config.challengeUrl()), time);
    }
}
