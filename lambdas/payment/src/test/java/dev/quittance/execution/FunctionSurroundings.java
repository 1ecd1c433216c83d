package dev.quittance.execution;

import dev.quittance.dynamodb.LocalDynamoDb;
import dev.quittance.fixture.TestTable;
import dev.quittance.fixture.TopicServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** What surrounds the function in Lambda: its table, its topic, and who it is to AWS. */
public class FunctionSurroundings implements QuarkusTestResourceLifecycleManager {

    private final TopicServer topic = new TopicServer();

    @Override
    public Map<String, String> start() {
        LocalDynamoDb.becomeTheDefault();
        System.setProperty("aws.endpointUrlSns", topic.endpoint().toString());
        return Map.of(
                "quittance.sandbox.table",
                TestTable.NAME,
                "quittance.events.topic-arn",
                "arn:aws:sns:us-east-1:000000000000:payment-events");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(topic, new TestInjector.MatchesType(TopicServer.class));
    }

    @Override
    public void stop() {
        topic.close();
    }
}
