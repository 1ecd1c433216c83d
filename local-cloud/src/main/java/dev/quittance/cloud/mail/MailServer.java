package dev.quittance.cloud.mail;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.UserImpl;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.quittance.cloud.protocol.LoopbackServer;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Main class of the child process: an SMTP server that keeps every mail, whoever it is to, and a page that shows them. */
final class MailServer implements AutoCloseable {

    /** GreenMail gives itself two seconds, which a crowded machine does not always have. */
    private static final int STARTED_WITHIN_MILLIS = 30_000;

    private final GreenMail smtp;
    private final LoopbackServer pages;

    private MailServer(GreenMail smtp, LoopbackServer pages) {
        this.smtp = smtp;
        this.pages = pages;
    }

    /** @param arguments SMTP's port, the mailbox's port, and the folder that keeps the mails */
    public static void main(String[] arguments) throws IOException {
        start(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Path.of(arguments[2]));
    }

    /** A port of 0 takes a free one. */
    static MailServer start(int smtpPort, int mailboxPort, Path folder) throws IOException {
        var mailbox = Mailbox.in(folder);
        var setup = new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(STARTED_WITHIN_MILLIS);
        var smtp = new GreenMail(setup);
        smtp.getUserManager().setMessageDeliveryHandler((_, to) -> new Recipient(to.getEmail(), mailbox));
        smtp.start();
        return new MailServer(smtp, new LoopbackServer(mailboxPort, new MailboxPages(mailbox)));
    }

    int smtpPort() {
        return smtp.getSmtp().getPort();
    }

    int mailboxPort() {
        return pages.port();
    }

    @Override
    public void close() {
        pages.close();
        smtp.stop();
    }

    /** Whoever a mail is to. GreenMail's own recipients keep theirs in memory only, without end. */
    private static final class Recipient extends UserImpl {

        private final Mailbox mailbox;

        Recipient(String address, Mailbox mailbox) {
            super(address, address, null, null);
            this.mailbox = mailbox;
        }

        /** GreenMail says that it has accepted the mail when this returns, and breaks off when it throws. */
        @Override
        public void deliver(MovingMessage message) {
            try {
                mailbox.keep(message.getMessage());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
