package dev.quittance.inquiry;

import dev.quittance.outbox.Outbox;
import dev.quittance.payment.InquirySchedule;
import dev.quittance.payment.OperationStatus;
import dev.quittance.payment.Operations;
import dev.quittance.payment.Payment;
import dev.quittance.payment.PaymentOperation;
import dev.quittance.payment.PaymentTimes;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Sends an inquiry for every operation that is due, over the way its instruction went. */
@ApplicationScoped
class Inquiries {

    private final Outbox outbox;
    private final Operations operations;
    private final PaymentTimes times;
    private final InquirySchedule schedule;
    private final InstantSource time;

    Inquiries(Outbox outbox, Operations operations, PaymentTimes times, InquirySchedule schedule, InstantSource time) {
        this.outbox = outbox;
        this.operations = operations;
        this.times = times;
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
        if (payment.waitsForPayer()) {
            var until = operation.askedPayerAt().plus(times.authenticateWithin());
            if (now.isBefore(until)) {
                // An operator wants to know; the payer has their time all the same.
                outbox.inquire(operation.inquiry(payment), now);
                operation.inquireAt(until);
                return;
            }
            operations.giveUpAuthentication(payment, now);
        } else {
            outbox.inquire(operation.inquiry(payment), now);
        }
        // Counting from this inquiry's own place in the schedule: the next wait follows it.
        int inquiries = operation.inquiries() + 1;
        var next = operation.status() == OperationStatus.PENDING
                ? Optional.of(schedule.afterPending(payment.mode(), inquiries))
                : schedule.after(payment.mode(), inquiries);
        operation.inquired(next.map(now::plus).orElse(null), now);
        Log.infof(
                "event=operation.inquired operationId=%s paymentId=%s inquiries=%d",
                operation.id(), operation.paymentId(), operation.inquiries());
    }
}
