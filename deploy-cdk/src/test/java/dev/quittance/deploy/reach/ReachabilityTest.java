package dev.quittance.deploy.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.deploy.template.Templates;
import dev.quittance.deploy.test.Assembly;
import dev.quittance.deploy.test.HeldFile;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReachabilityTest {

    private static final String TABLE = "reachability.md";

    @ParameterizedTest
    @ValueSource(strings = {"dev", "stage", "prod"})
    void ways_areThoseOfTheTable_bothWays(String environment) {
        HeldFile.holds(TABLE, report(Assembly.templates(environment)));
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void change_ofAnyWall_isNoticed(Mutation mutation) {
        assertThat(reportOrRefusal(mutation.in(Assembly.prod()))).isNotEqualTo(HeldFile.text(TABLE));
    }

    static List<Mutation> mutations() {
        return Mutations.of(Assembly.prod());
    }

    private static String report(Templates templates) {
        return Report.of(new Reachability(templates));
    }

    private static String reportOrRefusal(Templates templates) {
        try {
            return report(templates);
        } catch (IllegalArgumentException e) {
            return e.toString();
        }
    }
}
