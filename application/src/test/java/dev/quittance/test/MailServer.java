package dev.quittance.test;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A real SMTP server that keeps what it gets. */
@QuarkusTestResource(MailServer.class)
public class MailServer implements QuarkusTestResourceLifecycleManager {

    private static final String HOST = "127.0.0.1";
    private static final int STARTUP_MILLIS_MAX = 60_000;
    private static final int PORT = freePort();
    private static GreenMail server = newServer();
    private static boolean serving;

    @Override
    public Map<String, String> start() {
        up();
        return Map.of("quittance.mail.host", HOST, "quittance.mail.port", Integer.toString(PORT));
    }

    @Override
    public void stop() {
        down();
    }

    /** Nobody listens any more. */
    public static void down() {
        server.stop();
        serving = false;
    }

    /** It listens and takes every mail. Where it does already, nobody's connection is cut. */
    public static void up() {
        if (!serving) {
            server.stop();
            server = newServer();
            server.start();
            serving = true;
        }
    }

    /** Takes the connection and refuses every mail. */
    public static void refuse() {
        serving = false;
        server.getUserManager().setMessageDeliveryHandler((_, _) -> {
            throw new MessagingException("not today");
        });
    }

    /** The mails to an address, in the order in which they came. */
    public static List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> recipient(mail).equals(address))
                .toList();
    }

    /** All its parts, decoded. */
    public static String text(Part part) {
        try {
            if (part.getContent() instanceof Multipart parts) {
                var text = new StringBuilder();
                for (int i = 0; i < parts.getCount(); i++) {
                    text.append(text(parts.getBodyPart(i)));
                }
                return text.toString();
            }
            return String.valueOf(part.getContent());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GreenMail newServer() {
        var setup = new ServerSetup(PORT, HOST, ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(STARTUP_MILLIS_MAX);
        return new GreenMail(setup);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
