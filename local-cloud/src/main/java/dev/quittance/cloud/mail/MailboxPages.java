package dev.quittance.cloud.mail;

import dev.quittance.cloud.protocol.Answer;
import dev.quittance.cloud.protocol.LoopbackServer;
import dev.quittance.cloud.protocol.Request;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a browser or curl reads: {@code /} lists the newest mails, {@code /latest} is the newest as plain text, and
 * {@code /7}, {@code /7.html} and {@code /7.eml} are the seventh in its plain, its other and its whole form.
 */
final class MailboxPages implements LoopbackServer.Handler {

    private static final int LISTED_MAX = 100;
    private static final Pattern MAIL = Pattern.compile("/(\\d{1,9})(\\.html|\\.eml|)");

    private final Mailbox mailbox;

    MailboxPages(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public Answer answer(Request request) throws IOException {
        if (request.path().equals("/")) {
            return list();
        }
        if (request.path().equals("/latest")) {
            return mailbox.newest(1).stream()
                    .findFirst()
                    .map(MailboxPages::plain)
                    .orElse(none());
        }
        var named = MAIL.matcher(request.path());
        return named.matches()
                ? mailbox.find(Integer.parseInt(named.group(1)))
                        .map(mail -> form(mail, named.group(2)))
                        .orElse(none())
                : none();
    }

    private Answer list() throws IOException {
        var rows = mailbox.newest(LISTED_MAX).stream().map(MailboxPages::row).collect(Collectors.joining());
        return Answer.html("""
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <meta name="color-scheme" content="light dark">
                <title>Mailbox</title>
                <style>body{font:1rem/1.5 system-ui;margin:2rem}td,th{text-align:left;padding:.2rem 1rem .2rem 0}</style>
                <h1>Mailbox</h1>
                <p>Every mail that this platform sent, the newest first; at most %d. None of them left this machine.</p>
                <table><thead><tr><th>Subject<th>To<th>Date<th>Forms</thead><tbody>%s</tbody></table>
                """.formatted(LISTED_MAX, rows));
    }

    private static String row(StoredMail mail) {
        return """
                <tr><td><a href="/%1$d.html">%2$s</a><td>%3$s<td>%4$s<td><a href="/%1$d">text</a> <a href="/%1$d.eml">source</a>
                """.formatted(mail.number(), escape(mail.subject()), escape(mail.to()), escape(mail.date()));
    }

    private static Answer form(StoredMail mail, String form) {
        return switch (form) {
            // Whatever a payer's description has brought into it, it runs nothing and fetches nothing.
            case ".html" ->
                Answer.html(mail.html())
                        .with("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'");
            case ".eml" -> Answer.text(200, mail.source());
            default -> plain(mail);
        };
    }

    private static Answer plain(StoredMail mail) {
        return Answer.text(
                200,
                "From: %s\nTo: %s\nDate: %s\nSubject: %s\n\n%s\n"
                        .formatted(mail.from(), mail.to(), mail.date(), mail.subject(), mail.text()));
    }

    private static Answer none() {
        return Answer.text(404, "There is no such mail.\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
