package dev.quittance.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@Timeout(180)
class LocalDynamoDbTest {

    @Test
    void endpoint_isOne_howeverOftenItIsAskedFor() {
        assertThat(LocalDynamoDb.endpoint()).isEqualTo(LocalDynamoDb.endpoint());
    }

    @Test
    void endpoint_hasTheTablesOfTheWiring() {
        LocalDynamoDb.becomeTheDefault();
        try (var dynamoDb = DynamoDbClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            assertThat(dynamoDb.listTables().tableNames()).containsExactlyInAnyOrder("payment-journal", "sandbox-psp");
        }
    }

    @Test
    void child_whoseParentIsGone_ends() throws Exception {
        var child = LocalDynamoDb.child().start();
        assertThat(child.inputReader().readLine()).matches("\\d+");
        child.getOutputStream().close();
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
}
