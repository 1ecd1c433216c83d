package dev.quittance.recording;

import dev.quittance.aws.BoundedClient;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What this function is made of and the framework doesn't know. */
@Singleton
class RecorderBeans {

    @Produces
    @Singleton
    DynamoDbClient dynamoDb() {
        return BoundedClient.of(DynamoDbClient.builder());
    }
}
