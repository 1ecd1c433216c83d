package dev.quittance.receipt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The SMTP server that takes our mails: SES's in AWS, one that keeps them on a laptop. */
@ConfigMapping(prefix = "quittance.mail")
interface MailConfig {

    @WithDefault("localhost")
    String host();

    @WithDefault("25")
    int port();

    /** Whom mails are from, as RFC 5322 writes it. */
    String from();

    Optional<String> username();

    Optional<String> password();

    /** Whether a server that doesn't offer TLS, or isn't who it should be, gets no mail. */
    @WithDefault("false")
    boolean startTls();

    /**
     * How long a connection may take, and each of the server's answers after it. One that looks into a mail before it takes
     * it must not be given up on, for it takes it all the same.
     */
    @WithDefault("9S")
    Duration timeout();
}
