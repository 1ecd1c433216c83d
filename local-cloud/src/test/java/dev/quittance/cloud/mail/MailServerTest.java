package dev.quittance.cloud.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailServerTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private MailServer server;

    @BeforeEach
    void start() throws Exception {
        server = MailServer.start(0, 0, folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void mail_isRead_asText_asHtml_andAsItCame() throws Exception {
        send("Größe <b>10</b>", "Thank you €", "<p>Thank you €</p>");
        assertThat(get("/latest").body())
                .contains("To: payer@example.com", "Subject: Größe <b>10</b>", "Thank you €")
                .isEqualTo(get("/1").body());
        assertThat(get("/1.html").body()).contains("<p>Thank you €</p>");
        assertThat(get("/1.eml").body()).contains("Message-ID: <1@example.com>");
        assertThat(get("/").body()).contains("Größe &lt;b&gt;10&lt;/b&gt;", "payer@example.com");
    }

    @Test
    void mails_areKept_overARestart() throws Exception {
        send("first", "one", "");
        server.close();
        start();
        send("second", "two", "");
        assertThat(get("/1").body()).contains("Subject: first");
        assertThat(get("/latest").body())
                .contains("Subject: second")
                .isEqualTo(get("/2").body());
    }

    @Test
    void html_runsNothing() throws Exception {
        send("script", "", "<script>alert(1)</script>");
        assertThat(get("/1.html").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("sandbox;", "default-src 'none'"));
    }

    @Test
    void mailThatCantBeRead_isListed_withTheOthers() throws Exception {
        send("readable", "one", "");
        sendRaw("Subject: caf\u00e9\r\n\r\nbody");
        sendRaw("Subject: unheard of\r\nContent-Type: text/plain; charset=x-unheard-of\r\n\r\nbody");
        Files.copy(folder.resolve("1.eml"), folder.resolve("copy.eml"));
        assertThat(get("/").statusCode()).isEqualTo(200);
        assertThat(get("/").body()).contains("readable", "href=\"/2\"", "href=\"/3\"", "can't be read");
        assertThat(get("/3.eml").body()).contains("Subject: unheard of");
    }

    @Test
    void noMail_isSaidSo() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(200);
        assertThat(get("/latest").statusCode()).isEqualTo(404);
        assertThat(get("/1").statusCode()).isEqualTo(404);
        assertThat(get("/../1.eml").statusCode()).isEqualTo(404);
    }

    private void send(String subject, String text, String html) throws Exception {
        var session = Session.getInstance(new Properties());
        var mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws jakarta.mail.MessagingException {
                setHeader("Message-ID", "<1@example.com>");
            }
        };
        mail.setSubject(subject, "UTF-8");
        mail.setRecipient(RecipientType.TO, new InternetAddress("payer@example.com"));
        mail.setContent(new MimeMultipart("alternative", part(text, "plain"), part(html, "html")));
        mail.saveChanges();
        try (var transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", server.smtpPort(), null, null);
            transport.sendMessage(mail, mail.getAllRecipients());
        }
    }

    private void sendRaw(String mail) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.smtpPort())) {
            var conversation = "HELO a\r\nMAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.com>\r\nDATA\r\n" + mail
                    + "\r\n.\r\nQUIT\r\n";
            socket.getOutputStream().write(conversation.getBytes(ISO_8859_1));
            socket.getInputStream().readAllBytes();
        }
    }

    private static MimeBodyPart part(String content, String subtype) throws Exception {
        var part = new MimeBodyPart();
        part.setText(content, "UTF-8", subtype);
        return part;
    }

    private HttpResponse<String> get(String path) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + server.mailboxPort() + path);
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
