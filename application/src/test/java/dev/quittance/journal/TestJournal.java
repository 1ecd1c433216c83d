package dev.quittance.journal;

import dev.quittance.dynamodb.LocalDynamoDb;
import dev.quittance.test.JournalTable;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** How tests read the journal, and clients that can't. */
final class TestJournal {

    static final JournalConfig CONFIG = config(2);

    private static final Duration PATIENCE = Duration.ofMillis(300);

    private TestJournal() {}

    static JournalConfig config(int readersMax) {
        return new JournalConfig() {
            @Override
            public String table() {
                return JournalTable.NAME;
            }

            @Override
            public int readersMax() {
                return readersMax;
            }

            @Override
            public Duration readWithin() {
                return Duration.ofMinutes(1);
            }
        };
    }

    /** A client of a server that takes connections and never answers, or of none at all. */
    static DynamoDbClient clientOf(String endpoint) {
        LocalDynamoDb.becomeTheDefault();
        return DynamoDbClient.builder()
                .endpointOverride(URI.create(endpoint))
                .httpClientBuilder(ApacheHttpClient.builder())
                .overrideConfiguration(limits -> limits.apiCallTimeout(PATIENCE))
                .build();
    }
}
