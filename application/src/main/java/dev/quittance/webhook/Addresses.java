package dev.quittance.webhook;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Looks a host up once and hands out the address only if it may be called. The caller connects to that very address: a
 * name that stands for something else a moment later gains nothing by it.
 */
@ApplicationScoped
class Addresses {

    private final boolean allowLoopback;
    private final ExecutorService lookups;

    /** Platform threads, for a look-up holds on to its thread: hanging on virtual ones, a dead name server would stop them all. */
    Addresses(WebhookConfig config) {
        allowLoopback = config.allowLoopback();
        lookups = new ThreadPoolExecutor(
                0,
                config.lookupsMax(),
                10,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().daemon().name("lookup-", 0).factory());
    }

    InetAddress find(String host, Duration timeout) throws PostFailedException {
        try {
            return check(lookups.submit(() -> InetAddress.getAllByName(host))
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            throw new PostFailedException(
                    e.getCause() instanceof UnknownHostException ? "name not found" : "name lookup failed");
        } catch (TimeoutException | RejectedExecutionException e) {
            throw new PostFailedException("name lookup timed out");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostFailedException("interrupted");
        }
    }

    /** All must be good: a name that stands for one of ours as well means no good. */
    private InetAddress check(InetAddress... addresses) throws PostFailedException {
        if (!Stream.of(addresses).allMatch(this::mayBeCalled)) {
            throw new PostFailedException("address refused");
        }
        return addresses[0];
    }

    private boolean mayBeCalled(InetAddress address) {
        return PublicAddresses.contain(address) || (allowLoopback && address.isLoopbackAddress());
    }

    @PreDestroy
    void close() {
        lookups.shutdownNow();
    }
}
