package dev.quittance.cloud.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All mails on disk, a file each: {@code 1.eml} came first. */
final class Mailbox {

    private static final Pattern FILE = Pattern.compile("(\\d{1,9})\\.eml");

    private final Path folder;
    private final AtomicInteger last;

    private Mailbox(Path folder, int last) {
        this.folder = folder;
        this.last = new AtomicInteger(last);
    }

    static Mailbox in(Path folder) throws IOException {
        return new Mailbox(
                folder, numbers(folder).stream().max(Comparator.naturalOrder()).orElse(0));
    }

    /** Returns when the mail is on disk, whole. */
    void keep(MimeMessage mail) throws IOException, MessagingException {
        var file = file(last.incrementAndGet());
        var unfinished = file.resolveSibling(file.getFileName() + ".new");
        try (var channel = FileChannel.open(
                        unfinished,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                var out = Channels.newOutputStream(channel)) {
            mail.writeTo(out);
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The newest first. */
    List<StoredMail> newest(int limit) throws IOException {
        return numbers(folder).stream()
                .sorted(Comparator.reverseOrder())
                .limit(limit)
                .map(number -> StoredMail.read(number, file(number)))
                .toList();
    }

    Optional<StoredMail> find(int number) {
        return Optional.of(file(number)).filter(Files::exists).map(file -> StoredMail.read(number, file));
    }

    private Path file(int number) {
        return folder.resolve(number + ".eml");
    }

    private static List<Integer> numbers(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> FILE.matcher(String.valueOf(file.getFileName())))
                    .filter(Matcher::matches)
                    .map(name -> Integer.valueOf(name.group(1)))
                    .toList();
        }
    }
}
