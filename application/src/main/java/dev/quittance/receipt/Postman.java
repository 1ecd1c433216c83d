package dev.quittance.receipt;

import dev.quittance.delivery.AttemptResult;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Hands mails over to the SMTP server. That it can't be reached, or won't have us, is not a mail's fault and costs it no
 * attempt: mails are owed until it answers.
 */
@ApplicationScoped
class Postman {

    private static final int LOGIN_REFUSED = 535;

    private final ReactiveMailer mailer;
    private final Duration timeout;
    private final InstantSource time;

    Postman(
            ReactiveMailer mailer,
            @ConfigProperty(name = "quittance.mail.timeout", defaultValue = "15S") Duration timeout,
            InstantSource time) {
        this.mailer = mailer;
        this.timeout = timeout;
        this.time = time;
    }

    /** Posts one letter. Its message id is the delivery's, so that a mail that came twice is known as one. */
    AttemptResult post(String deliveryId, String recipient, Letter letter) {
        var startedAt = time.instant();
        var startedNanos = System.nanoTime();
        var mail = new Mail()
                .setTo(java.util.List.of(recipient))
                .setSubject(letter.subject())
                .setHtml(letter.html())
                .setText(letter.text())
                .addHeader("Message-ID", "<" + deliveryId + "@quittance>")
                .addHeader("Auto-Submitted", "auto-generated");
        try {
            mailer.send(mail).await().atMost(timeout);
            return AttemptResult.delivered(startedAt, since(startedNanos));
        } catch (TimeoutException e) {
            return AttemptResult.refused(startedAt, since(startedNanos), "timeout");
        } catch (RuntimeException e) {
            return failure(e, startedAt, since(startedNanos));
        }
    }

    private static AttemptResult failure(RuntimeException thrown, Instant startedAt, Duration latency) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            var down = whyDown(cause);
            if (down != null) {
                return AttemptResult.channelDown(startedAt, latency, down);
            }
            if (cause instanceof SMTPException smtp) {
                return AttemptResult.refused(startedAt, latency, "SMTP " + smtp.getReplyCode());
            }
        }
        return AttemptResult.refused(startedAt, latency, "not sent");
    }

    private static @Nullable String whyDown(Throwable cause) {
        return switch (cause) {
            case ConnectException _ -> "connection refused";
            case UnknownHostException _ -> "name not found";
            case javax.net.ssl.SSLException _ -> "TLS failed";
            case SMTPException smtp when smtp.getReplyCode() == LOGIN_REFUSED -> "login refused";
            default -> null;
        };
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
