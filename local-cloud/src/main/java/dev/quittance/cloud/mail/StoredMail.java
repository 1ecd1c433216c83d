package dev.quittance.cloud.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A mail as its reader sees it.
 *
 * @param text its plain form; empty when it has none
 * @param html its other form; empty when it has none
 * @param source all of it, as it came
 */
record StoredMail(
        int number, String from, String to, String date, String subject, String text, String html, String source) {

    static StoredMail read(int number, Path file) {
        try {
            return read(number, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StoredMail read(int number, byte[] bytes) {
        var source = new String(bytes, UTF_8);
        try {
            var mail = GreenMailUtil.newMimeMessage(new ByteArrayInputStream(bytes));
            return new StoredMail(
                    number,
                    header(mail, "From"),
                    header(mail, "To"),
                    header(mail, "Date"),
                    header(mail, "Subject"),
                    content(mail, "text/plain"),
                    content(mail, "text/html"),
                    source);
        } catch (IOException | MessagingException | RuntimeException e) {
            // Anybody may send anything, and one such mail must not hide the others.
            return new StoredMail(number, "", "", "", "(can't be read)", e.toString(), "", source);
        }
    }

    private static String header(MimeMessage mail, String name) throws MessagingException, IOException {
        var value = mail.getHeader(name, ", ");
        return value == null ? "" : MimeUtility.decodeText(MimeUtility.unfold(value));
    }

    /** Of the first part that has this type. */
    private static String content(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent().toString();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                var found = content(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
