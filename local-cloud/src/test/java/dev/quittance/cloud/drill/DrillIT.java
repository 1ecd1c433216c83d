package dev.quittance.cloud.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.cloud.PackagedPlatform;
import dev.quittance.cloud.protocol.AwsFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Payments while everything dies. {@code -Dlong} makes it long; {@code -Ddrill.seed=…} repeats an order of payments and
 * kills, as far as two machines can be equal.
 */
class DrillIT {

    private static final boolean LONG = System.getProperty("long") != null;
    private static final int PAYMENTS = LONG ? 5_000 : 500;
    private static final int ROUNDS = LONG ? 20 : 2;
    private static final Duration BETWEEN_PAYMENTS = Duration.ofMillis(100);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(6);
    /** A crowded machine may take its time, but not for ever. */
    private static final Duration QUIET_WITHIN = Duration.ofMinutes(5);

    private static final Path REPORT = Path.of("target/drill/report.md");

    @Test
    void everyPayment_whilePartsAreKilled_endsAsPromisedAndOnce(@TempDir Path state) throws Exception {
        var seed = Optional.ofNullable(Long.getLong("drill.seed"))
                .orElseGet(() -> ThreadLocalRandom.current().nextLong(1_000_000));
        System.out.println("drill: seed " + seed + ", " + PAYMENTS + " payments");
        try (var platform = Impatience.start(state);
                var steady = Subscriber.steady();
                var stumbling = Subscriber.stumbling()) {
            var witnesses =
                    new Witnesses(platform, List.of(steady, stumbling), new Mailbox(state.resolve("data/mail")));
            var report = drill(platform, List.of(steady, stumbling), witnesses, seed);
            Files.createDirectories(REPORT.getParent());
            Files.writeString(REPORT, report.text());
            Files.writeString(REPORT.resolveSibling("platform.log"), platform.said());
            System.out.println(report.text());
            assertThat(report.faults()).isEmpty();
            assertThat(report.accepted()).hasSize(PAYMENTS);
        }
    }

    private static Report drill(PackagedPlatform platform, List<Subscriber> subscribers, Witnesses witnesses, long seed)
            throws Exception {
        var began = System.nanoTime();
        var payers = new Payers(platform.endpoint("QUITTANCE_API"));
        var misfortune = new Misfortune(platform, new Random(seed));
        for (var subscriber : subscribers) {
            payers.subscribe(subscriber);
        }
        var paying = CompletableFuture.runAsync(() -> pay(payers, seed));
        misfortune.strike(ROUNDS, PAUSE_MAX);
        paying.join();
        var took = Duration.ofNanos(System.nanoTime() - began);
        var settled = awaitQuiet(witnesses);
        var evidence = witnesses.hear();
        var faults = new ArrayList<>(payers.refused());
        faults.addAll(Reckoning.faults(payers.accepted(), evidence));
        return new Report(
                seed,
                payers.accepted(),
                misfortune.killed(),
                payers.troubles(),
                took,
                settled,
                evidence,
                List.copyOf(faults));
    }

    private static void pay(Payers payers, long seed) {
        try {
            payers.pay(PAYMENTS, BETWEEN_PAYMENTS, new Random(seed));
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    /** Whoever is not quiet in time is reckoned with all the same: the faults say more than a timeout. */
    private static Duration awaitQuiet(Witnesses witnesses) throws Exception {
        var began = System.nanoTime();
        while (System.nanoTime() - began < QUIET_WITHIN.toNanos() && !isQuiet(witnesses)) {
            Thread.sleep(500);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static boolean isQuiet(Witnesses witnesses) throws Exception {
        try {
            return witnesses.isQuiet();
        } catch (SQLException | IOException | AwsFault e) {
            // What was killed last is being started again.
            return false;
        }
    }
}
