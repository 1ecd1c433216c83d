package dev.quittance.recording;

import dev.quittance.dynamodb.LocalDynamoDb;
import dev.quittance.journal.TestJournal;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** What surrounds the function in Lambda: its table, and who it is to AWS. */
public class FunctionSurroundings implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        LocalDynamoDb.becomeTheDefault();
        return Map.of("quittance.journal.table", TestJournal.TABLE);
    }

    @Override
    public void stop() {
        // The database ends with this JVM: other tests use it too.
    }
}
