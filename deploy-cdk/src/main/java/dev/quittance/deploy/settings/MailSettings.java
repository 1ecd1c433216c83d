package dev.quittance.deploy.settings;

import static dev.quittance.deploy.settings.Check.check;

/** @param from whom receipts and notices are from: an address of {@code edge.domain}, which SES may send for */
public record MailSettings(String from) {

    public MailSettings {
        check(from.matches("[\\w.+-]+@[\\w.-]+"), "mail.from must be a plain address: " + from);
    }
}
