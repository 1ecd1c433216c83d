package dev.quittance.inquiry;

import dev.quittance.outbox.Outbox;
import dev.quittance.payment.InquirySchedule;
import dev.quittance.payment.Payment;
import dev.quittance.payment.PaymentOperation;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;

/** Sends an inquiry for every operation that is due, over the way its instruction went. */
@ApplicationScoped
class Inquiries {

    private final Outbox outbox;
    private final InquirySchedule schedule;
    private final InstantSource time;

    Inquiries(Outbox outbox, InquirySchedule schedule, InstantSource time) {
        this.outbox = outbox;
        this.schedule = schedule;
        this.time = time;
    }

    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void inquire() {
        var now = time.instant();
        for (var operation : PaymentOperation.claimDueForInquiry(now, schedule.claimMax())) {
            inquire(operation, now);
        }
    }

    private void inquire(PaymentOperation operation, Instant now) {
        Payment payment = Payment.findById(operation.paymentId());
        outbox.inquire(operation.inquiry(payment), now);
        // Counting from this inquiry's own place in the schedule: the next wait follows it.
        var next = schedule.after(payment.mode(), operation.inquiries() + 1);
        operation.inquired(next.map(now::plus).orElse(null), now);
        Log.infof(
                "event=operation.inquired operationId=%s paymentId=%s inquiries=%d",
                operation.id(), operation.paymentId(), operation.inquiries());
    }
}
