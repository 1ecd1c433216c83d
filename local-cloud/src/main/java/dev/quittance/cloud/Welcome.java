package dev.quittance.cloud;

import dev.quittance.cloud.process.PlatformLog;
import dev.quittance.cloud.settings.Port;
import dev.quittance.cloud.settings.Ports;
import java.nio.file.Path;

/** What a person needs once the platform is up, ending in the one line that scripts wait for. */
record Welcome(Ports ports, boolean withApplication, Path state) {

    private static final String READY = "Quittance is ready";

    void print(PlatformLog log) {
        log.announce("");
        if (withApplication) {
            log.announce("  API       http://localhost:%d/api/v1".formatted(ports.of(Port.API)));
            log.announce("            keys sk_test_demo, sk_test_other");
            log.announce("  Console   http://localhost:%d/admin".formatted(ports.of(Port.CONSOLE)));
            log.announce("            logins operator/operator-local, viewer/viewer-local, admin/admin-local");
        }
        log.announce("  Mails     http://localhost:%d".formatted(ports.of(Port.MAILBOX)));
        log.announce("            receipts and notices, none of which leaves this machine");
        log.announce("  AWS, SQL  . %s/endpoints.env   then aws … or psql \"$DATABASE_URL\"".formatted(state));
        log.announce("  Ctrl-C stops it; what it knows is kept in %s".formatted(state));
        log.announce("");
        log.announce(READY);
    }
}
