package dev.quittance.execution;

import dev.quittance.aws.BoundedClient;
import dev.quittance.gateway.Attempts;
import dev.quittance.gateway.Gateway;
import dev.quittance.gateway.Gateways;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** What this function is made of and the framework doesn't know. */
@Singleton
class PaymentBeans {

    @Produces
    @Singleton
    InstantSource time() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    SnsClient sns() {
        return BoundedClient.of(SnsClient.builder());
    }

    @Produces
    @Singleton
    DynamoDbClient dynamoDb() {
        return BoundedClient.of(DynamoDbClient.builder());
    }

    @Produces
    @Singleton
    Attempts attempts(
            @ConfigProperty(name = "quittance.psp.timeout") Duration timeout,
            @ConfigProperty(name = "quittance.psp.backoff") Duration backoff) {
        return new Attempts(timeout, backoff);
    }

    @Produces
    @Singleton
    Gateways gateways(Instance<Gateway> gateways) {
        return new Gateways(gateways.stream());
    }
}
