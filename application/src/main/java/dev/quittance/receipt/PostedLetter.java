package dev.quittance.receipt;

import dev.quittance.problem.EmailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;

/** A letter in its envelope, as RFC 5322 has it: text first, and the same in HTML for whoever can show it. */
final class PostedLetter extends MimeMessage {

    private static final String CHARSET = StandardCharsets.UTF_8.name();

    private final String deliveryId;

    PostedLetter(Session session, String deliveryId, InternetAddress from, String recipient, Letter letter)
            throws MessagingException {
        super(session);
        this.deliveryId = deliveryId;
        setFrom(from);
        setRecipient(RecipientType.TO, address(recipient));
        setSubject(letter.subject(), CHARSET);
        setHeader("Auto-Submitted", "auto-generated");
        setContent(new MimeMultipart("alternative", part(letter.text(), "plain"), part(letter.html(), "html")));
        saveChanges();
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", "<" + deliveryId + "@quittance>");
    }

    private static InternetAddress address(String recipient) throws AddressException {
        var inAscii = EmailAddress.inAscii(recipient)
                .orElseThrow(() -> new AddressException("mail can't be sent there", recipient));
        return new InternetAddress(inAscii, true);
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, CHARSET, subtype);
        return part;
    }
}
