package dev.quittance.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.admin.OverviewConsole.Hop;
import dev.quittance.admin.OverviewConsole.Overview;
import dev.quittance.admin.OverviewConsole.Period;
import dev.quittance.admin.OverviewConsole.Step;
import dev.quittance.test.AtOnce;
import dev.quittance.test.TestClock;
import dev.quittance.test.WeekOfPayments;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class HalfHoursTest {

    @Inject
    WeekOfPayments week;

    @Inject
    CountHalfHours countHalfHours;

    @Inject
    OverviewQueries overview;

    @Inject
    TestClock clock;

    /** In which two looks are of the same moment. */
    @BeforeEach
    void aWeek() throws SQLException {
        clock.stop();
        week.make();
    }

    @AfterEach
    void isOver() throws SQLException {
        week.forget();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasKept_andTheRest_areWhatIsCountedAtOnce(Period period) throws SQLException {
        countHalfHours.count();
        assertThat(week.number("SELECT count(*) FROM half_hour_count")).isGreaterThan(1_000);
        assertSame(look(period), uncounted(period));
    }

    @Test
    void week_isWhatPlainQueriesSay() throws SQLException {
        countHalfHours.count();
        var picture = look(Period.WEEK);
        var since = " created_at >= '" + picture.steps().getFirst().from() + "'";
        assertThat(picture.payments())
                .isEqualTo(week.number("SELECT count(*) FROM operation WHERE kind = 'authorize' AND" + since));
        assertThat(picture.declined())
                .isEqualTo(week.number("SELECT count(*) FROM operation WHERE decline_code IS NOT NULL AND" + since));
        assertThat(picture.taken()).anySatisfy(sum -> assertThat(sum.text()).endsWith(" JPY"));
        assertThat((double) hop(picture, "execute").p95Millis())
                .isCloseTo((double) week.number("""
                        SELECT percentile_cont(0.95) WITHIN GROUP (ORDER BY
                            greatest(0, extract(epoch FROM occurred_at - relayed_at)) * 1000)
                        FROM operation JOIN outcome ON operation_id = operation.id
                        WHERE relayed_at IS NOT NULL AND""" + since), Percentage.withPercentage(6));
    }

    @Test
    void whatEndsLate_isCountedWhereItBegan() throws SQLException {
        countHalfHours.count();
        var before = look(Period.WEEK);
        week.end();
        countHalfHours.count();
        var after = look(Period.WEEK);
        assertThat(open(after)).isLessThan(open(before));
        assertThat(hop(after, "deliver").times())
                .isGreaterThan(hop(before, "deliver").times());
        assertSame(after, uncounted(Period.WEEK));
    }

    @Test
    void instances_thatCountAtOnce_countOnce() throws SQLException {
        AtOnce.run(4, _ -> {
            countHalfHours.count();
            return true;
        });
        countHalfHours.count();
        assertSame(look(Period.WEEK), uncounted(Period.WEEK));
    }

    @Test
    void instancesThatWereDown_catchUp() throws SQLException {
        countHalfHours.count();
        week.run("UPDATE half_hours_counted SET counted_until = date_trunc('hour', now() - interval '2 days', 'UTC')");
        week.run("DELETE FROM half_hour_count WHERE half_hour >= (SELECT counted_until FROM half_hours_counted)");
        countHalfHours.count();
        assertSame(look(Period.WEEK), uncounted(Period.WEEK));
    }

    private Overview uncounted(Period period) throws SQLException {
        week.forgetCounts();
        return look(period);
    }

    private Overview look(Period period) {
        return QuarkusTransaction.requiringNew().call(() -> overview.take(period));
    }

    private static void assertSame(Overview picture, Overview expected) {
        assertThat(picture)
                .usingRecursiveComparison()
                .ignoringFields("asOf", "oldest", "work")
                .isEqualTo(expected);
    }

    private static long open(Overview picture) {
        return picture.steps().stream().mapToLong(Step::open).sum();
    }

    private static Hop hop(Overview picture, String verb) {
        return picture.hops().stream()
                .filter(hop -> hop.verb().equals(verb))
                .findFirst()
                .orElseThrow();
    }
}
