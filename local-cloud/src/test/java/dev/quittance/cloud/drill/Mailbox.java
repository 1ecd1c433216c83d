package dev.quittance.cloud.drill;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The folder in which the mail server keeps what it accepted, read as files. */
record Mailbox(Path folder) {

    List<Told.Mail> mails() throws IOException {
        var mails = new ArrayList<Told.Mail>();
        try (var files = Files.newDirectoryStream(folder, "*.eml")) {
            for (var file : files) {
                mails.add(read(file));
            }
        }
        return mails;
    }

    private static Told.Mail read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var mail = new MimeMessage(Session.getInstance(new Properties()), in);
            return new Told.Mail(
                    mail.getMessageID(), mail.getAllRecipients()[0].toString(), Letter.withSubject(mail.getSubject()));
        } catch (MessagingException e) {
            throw new IOException(file + " is no mail", e);
        }
    }
}
