package dev.quittance.cloud.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;

/**
 * Where a platform keeps what it knows, and its lock: one platform per folder.
 *
 * <p>{@code data} is what the platform was told and {@code cache} what it can make again.
 */
public final class StateFolder implements AutoCloseable {

    private final Path root;
    private final Path cache;
    private final FileChannel channel;
    private final FileLock lock;

    private StateFolder(Path root, Path cache, FileChannel channel, FileLock lock) {
        this.root = root;
        this.cache = cache;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * The system lets go of the lock however its holder ends.
     *
     * @param cache may be shared by platforms that do not run at the same time
     */
    public static StateFolder lock(Path root, Path cache) {
        try {
            Files.createDirectories(root);
            var channel = FileChannel.open(
                    root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new CannotStartException("it already runs on " + root
                        + "; stop it, or choose another folder with -Dquittance.local.state=…");
            }
            return new StateFolder(root, cache, channel, lock);
        } catch (IOException e) {
            throw new CannotStartException("can't keep anything in " + root + ": " + e, e);
        }
    }

    public Path root() {
        return root;
    }

    public Path processes() {
        return folder(root.resolve("processes"));
    }

    public Path data(String part) {
        return folder(root.resolve("data")).resolve(part);
    }

    public Path cache() {
        return folder(cache);
    }

    public Path cache(String part) {
        return cache().resolve(part);
    }

    public void forgetData() {
        delete(root.resolve("data"));
    }

    /** Deletes a folder with all that is in it, if it is there. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
