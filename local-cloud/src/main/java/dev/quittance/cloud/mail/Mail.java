package dev.quittance.cloud.mail;

import dev.quittance.cloud.process.Archive;
import dev.quittance.cloud.process.ChildCommand;
import dev.quittance.cloud.process.CleanEnvironment;
import dev.quittance.cloud.process.JavaProgram;
import dev.quittance.cloud.process.Service;
import dev.quittance.cloud.settings.ClassPath;
import dev.quittance.cloud.settings.StateFolder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The mail server. A mail it accepted survives a kill: it is on disk before the answer. */
public final class Mail implements Service {

    private final StateFolder state;
    private final Archive archive;
    private final int smtpPort;
    private final int mailboxPort;
    private final HttpRequest mailbox;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    public Mail(StateFolder state, int smtpPort, int mailboxPort) {
        this.state = state;
        this.archive = Archive.cds(state.cache("mail.jsa"));
        this.smtpPort = smtpPort;
        this.mailboxPort = mailboxPort;
        this.mailbox = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + mailboxPort + "/"))
                .timeout(Duration.ofSeconds(5))
                .build();
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public ChildCommand command() throws Exception {
        var folder = Files.createDirectories(state.data("mail"));
        var command = JavaProgram.withHeap(64)
                .startedFrom(archive)
                .quickStart()
                .option("-Dlogback.configurationFile=quiet-logback.xml")
                .main(
                        ClassPath.text(),
                        MailServer.class.getName(),
                        Integer.toString(smtpPort),
                        Integer.toString(mailboxPort),
                        folder.toString());
        return new ChildCommand(name(), command, CleanEnvironment.plus(Map.of()), folder, ChildCommand.EndSignal.TERM);
    }

    @Override
    public Optional<Archive> archive() {
        return Optional.of(archive);
    }

    /** The mailbox opens after SMTP does. */
    @Override
    public boolean isReady() throws Exception {
        return http.send(mailbox, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }
}
