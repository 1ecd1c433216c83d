package dev.quittance.cloud.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quittance.cloud.PackagedPlatform;
import dev.quittance.cloud.settings.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Production's rollout on one machine: whatever the new build is like, payments go on. Runs with {@code -Dlong} only: eight
 * starts of the application take four minutes of a quiet machine.
 */
@EnabledIfSystemProperty(named = "long", matches = ".*")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RolloutIT {

    /** As many as serve, and one more while one is replaced. */
    private static final int SLOTS = 3;

    private static final Path LOGS = Path.of("target/rollout");

    @TempDir
    private static Path state;

    private static PackagedPlatform neighbours;
    private static Haproxy balancer;
    private static Fleet fleet;
    private static int port;

    private final Build good = Build.previous();

    @BeforeAll
    static void twoInstances_serve() throws Exception {
        neighbours = PackagedPlatform.startWithoutApplication(state.resolve("platform"));
        var slots = Slot.free(SLOTS);
        port = FreePorts.next();
        balancer = Haproxy.start(Files.createDirectories(state.resolve("balancer")), port, slots);
        fleet = new Fleet(
                UpdatePolicy.ofProduction(),
                balancer,
                slots,
                HostEnvironment.beside(neighbours),
                Files.createDirectories(LOGS));
        fleet.begin(Build.previous());
    }

    @AfterAll
    static void end() throws Exception {
        fleet.kill();
        balancer.end();
        neighbours.close();
    }

    /** Last, because a schema never gets narrower again. */
    @Test
    @Order(Integer.MAX_VALUE)
    void newBuild_withAWiderSchema_andTheOldOneAgain_costNoRequest() throws Exception {
        var next = good.with(state.resolve("next"), "V9999__wider.sql", """
            -- expands: payments may carry a remark
            ALTER TABLE payment ADD COLUMN remark text;
            """);
        var shoppers = Shoppers.come(port);
        fleet.update(next);
        assertThat(fleet.builds()).containsOnly("next");
        fleet.update(good.named("old-on-new-schema"));
        assertThat(fleet.builds()).containsOnly("old-on-new-schema");
        assertNothingWasMissed(shoppers);
    }

    @Test
    void buildThatNeverGetsReady_isTakenBack() throws Exception {
        assertTakenBack(good.thatIsToldTheWrongPassword(), "never-ready did not get ready");
    }

    @Test
    void buildThatCrashesOnceItIsReady_isTakenBack() throws Exception {
        assertTakenBack(good.thatCrashes(), "crashing did not get healthy");
    }

    @Test
    void buildWithAWrongMigration_isTakenBack() throws Exception {
        var wrong =
                good.with(state.resolve("wrong"), "V9998__wrong.sql", "ALTER TABLE nowhere ADD COLUMN remark text;");
        assertTakenBack(wrong, "wrong can't migrate");
        assertThat(Files.readString(LOGS.resolve("migrate.log"))).contains("relation \"nowhere\" does not exist");
    }

    @Test
    void productionsPolicy_startsTheNewBeforeItEndsTheOld_andWaitsForItsWord() throws Exception {
        var policy = UpdatePolicy.ofProduction();
        assertThat(policy.startsFirst(policy.inService())).isTrue();
        assertThat(policy.waitsForSignals()).isTrue();
    }

    private static void assertTakenBack(Build bad, String why) throws Exception {
        var before = fleet.builds();
        var shoppers = Shoppers.come(port);
        var refusal = catchThrowableOfType(BootFailedException.class, () -> fleet.update(bad));
        assertThat(refusal).hasMessage(why);
        assertThat(fleet.builds()).isEqualTo(before);
        assertNothingWasMissed(shoppers);
    }

    private static void assertNothingWasMissed(Shoppers shoppers) throws Exception {
        var seen = shoppers.leave();
        System.out.println("rollout: " + seen.accepted().size() + " payments, "
                + seen.failures().size() + " failures");
        assertThat(seen.failures()).isEmpty();
        assertThat(seen.accepted()).isNotEmpty();
        assertThat(shoppers.lost(seen.accepted())).isEmpty();
    }
}
