package dev.quittance.receipt;

import static java.util.Objects.requireNonNullElse;

import dev.quittance.delivery.AttemptResult;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;

/**
 * Hands mails over to the SMTP server. That it can't be reached, or won't have us, is not a mail's fault and costs it no
 * attempt: mails are owed until it lets us in.
 */
@ApplicationScoped
class Postman {

    /** What a server answers that wants a login. */
    private static final int LOGIN_WANTED = 530;

    /** What a server answers that closes, and one of SES's that had too many. */
    private static final Set<Integer> ENOUGH = Set.of(421, 454);

    private final MailConfig config;
    private final InternetAddress from;
    private final Session session;
    private final InstantSource time;

    Postman(MailConfig config, InstantSource time) throws MessagingException {
        this.config = config;
        this.from = new InternetAddress(config.from(), true);
        this.session = Session.getInstance(properties(config));
        this.time = time;
    }

    /** Posts one letter. Its message id is the delivery's, so that a mail that came twice is known as one. */
    AttemptResult post(String deliveryId, String recipient, Letter letter) {
        var startedAt = time.instant();
        var startedNanos = System.nanoTime();
        try {
            var mail = new PostedLetter(session, deliveryId, from, recipient, letter);
            var transport = session.getTransport();
            try {
                connect(transport);
                transport.sendMessage(mail, mail.getAllRecipients());
            } finally {
                leave(transport);
            }
            return AttemptResult.delivered(startedAt, since(startedNanos));
        } catch (NotLetInException e) {
            var why = requireNonNullElse(first(e, Postman::whyDown), "not let in");
            return AttemptResult.channelDown(startedAt, since(startedNanos), why);
        } catch (MessagingException e) {
            return failure(e, startedAt, since(startedNanos));
        }
    }

    private void connect(Transport transport) throws NotLetInException {
        try {
            transport.connect(config.username().orElse(null), config.password().orElse(null));
        } catch (MessagingException e) {
            throw new NotLetInException(e);
        }
    }

    /** Whatever goes wrong now, the server has the mail, or why it hasn't is known. */
    private static void leave(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            Log.debugf(e, "event=mail.left_rudely");
        }
    }

    private static AttemptResult failure(MessagingException thrown, Instant startedAt, Duration latency) {
        var down = first(thrown, Postman::whyDown);
        if (down != null) {
            return AttemptResult.channelDown(startedAt, latency, down);
        }
        var reply = first(thrown, Postman::reply);
        if (reply == null) {
            return AttemptResult.refused(startedAt, latency, "not sent");
        }
        return ENOUGH.contains(reply)
                ? AttemptResult.overloaded(startedAt, latency, "SMTP " + reply)
                : AttemptResult.refused(startedAt, latency, "SMTP " + reply);
    }

    private static <T> @Nullable T first(Throwable thrown, Function<Throwable, @Nullable T> found) {
        for (Throwable cause = thrown; cause != null; cause = next(cause)) {
            var one = found.apply(cause);
            if (one != null) {
                return one;
            }
        }
        return null;
    }

    /** Mail's own exceptions chain what else went wrong beside the cause. */
    private static @Nullable Throwable next(Throwable thrown) {
        return thrown instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : thrown.getCause();
    }

    private static @Nullable String whyDown(Throwable cause) {
        return switch (cause) {
            case UnknownHostException _ -> "name not found";
            case ConnectException _, MailConnectException _ -> "connection refused";
            case SSLException _ -> "TLS failed";
            case AuthenticationFailedException _ -> "login refused";
            case SMTPSendFailedException e when e.getReturnCode() == LOGIN_WANTED -> "login refused";
            default -> null;
        };
    }

    private static @Nullable Integer reply(Throwable cause) {
        return switch (cause) {
            case SMTPSendFailedException e -> e.getReturnCode();
            case SMTPAddressFailedException e -> e.getReturnCode();
            default -> null;
        };
    }

    private static Properties properties(MailConfig config) {
        var millis = Long.toString(config.timeout().toMillis());
        var properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", config.host());
        properties.put("mail.smtp.port", Integer.toString(config.port()));
        properties.put("mail.smtp.auth", Boolean.toString(config.username().isPresent()));
        properties.put("mail.smtp.starttls.required", Boolean.toString(config.startTls()));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(config.startTls()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        properties.put("mail.smtp.quitwait", "false");
        return properties;
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    /** The server greets nobody, or not us. */
    private static final class NotLetInException extends MessagingException {

        private static final long serialVersionUID = 1;

        NotLetInException(MessagingException why) {
            super("not let in", why);
        }
    }
}
