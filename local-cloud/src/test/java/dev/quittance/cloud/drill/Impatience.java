package dev.quittance.cloud.drill;

import dev.quittance.cloud.PackagedPlatform;
import java.nio.file.Path;

/** The platform with every wait that a kill makes it sit out shortened from minutes to seconds, and nothing else. */
final class Impatience {

    private Impatience() {}

    static PackagedPlatform start(Path state) throws Exception {
        return PackagedPlatform.start(
                state,
                // Long enough for a batch on a crowded machine: what comes again while it is being worked on makes
                // more work, and shorter than that the platform does nothing else.
                "queue.payment-execute.visibility-seconds=8",
                "queue.payment-record.visibility-seconds=5",
                "queue.payment-resolve.visibility-seconds=5",
                // An outage lasts as many short visibilities as five long ones, and a dead letter is a fault here.
                "queue.payment-execute.max-receive-count=100",
                "queue.payment-record.max-receive-count=100",
                "queue.payment-resolve.max-receive-count=100",
                // Two of each function at most, because every killed one costs a cold start.
                "function.payment.concurrency=2",
                "function.recorder.concurrency=2",
                // One merchant asks for everybody here, again and again: the limit would only stretch the drill.
                "application.environment.QUITTANCE_LIMITS_REQUESTS_PER_SECOND=100000",
                "application.environment.QUITTANCE_LIMITS_BURST=100000",
                "application.environment.QUITTANCE_OUTBOX_EFFECT_WITHIN=60S",
                "application.environment.QUITTANCE_OUTBOX_LEASE=5S",
                "application.environment.QUITTANCE_OUTBOX_BACKOFF_MAX=4S",
                "application.environment.QUITTANCE_INQUIRY_SILENT_AFTER=120S",
                "application.environment.QUITTANCE_INQUIRY_TEST=1S,2S,3S,5S,5S,5S,5S,5S,5S,5S,5S,5S,5S,5S,5S,5S",
                "application.environment.QUITTANCE_RESOLUTION_WAIT_TIME=2S",
                "application.environment.QUITTANCE_DELIVERY_LEASE=20S",
                "application.environment.QUITTANCE_DELIVERY_DELAYS=0S,1S,2S,3S,5S,5S,5S,5S,5S,5S,5S,5S,5S,5S,5S,5S",
                "function.payment.environment.QUITTANCE_SANDBOX_LOST_ANSWER_TIMEOUT=1S",
                "function.payment.environment.QUITTANCE_SANDBOX_SLOWNESS=2S");
    }
}
