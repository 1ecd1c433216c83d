package dev.quittance.execution;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.quittance.aws.Batch;
import io.quarkus.runtime.Startup;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The function {@code payment}: executes a batch of the queue {@code payment-execute}.
 *
 * <p>Started eagerly, with all it needs: Lambda gives the time before the first batch more processor than any later.
 */
@Startup
@Singleton
@Named("payment")
public class PaymentFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final Executions executions;
    private final Duration batchTimeout;

    PaymentFunction(Executions executions, @ConfigProperty(name = "quittance.batch.timeout") Duration batchTimeout) {
        this.executions = executions;
        this.batchTimeout = batchTimeout;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return Batch.of(event).each(batchTimeout, executions::execute);
    }
}
