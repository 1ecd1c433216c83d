package dev.quittance.recording;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.quittance.aws.Batch;
import dev.quittance.journal.Journal;
import io.quarkus.runtime.Startup;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The function {@code recorder}: records a batch of the queue {@code payment-record}.
 *
 * <p>Started eagerly, with all it needs: Lambda gives the time before the first batch more processor than any later.
 */
@Startup
@Singleton
@Named("recorder")
public class RecorderFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final Journal journal;
    private final Duration batchTimeout;

    RecorderFunction(Journal journal, @ConfigProperty(name = "quittance.batch.timeout") Duration batchTimeout) {
        this.journal = journal;
        this.batchTimeout = batchTimeout;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return Batch.of(event).each(batchTimeout, journal::record);
    }
}
