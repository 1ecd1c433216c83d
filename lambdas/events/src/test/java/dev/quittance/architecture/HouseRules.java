package dev.quittance.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.NullMarked;

/** The rules of every module. A module's architecture test includes them with {@code ArchTests.in(HouseRules.class)}. */
public final class HouseRules {

    @ArchTest
    static final ArchRule packages_have_no_cycles = slices().matching("dev.quittance.(**)")
            .should()
            .beFreeOfCycles()
            .because("a folder must be readable without its neighbours")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule names_say_what_a_class_is = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Common|Base|Data|Info)")
            .because("these words say nothing");

    @ArchTest
    static final ArchRule time_comes_in_from_outside = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .because("a test must be able to say what time it is: take an InstantSource");

    @ArchTest
    static final ArchRule nothing_is_null_unless_it_says_so = ArchRuleDefinition.classes()
            .that()
            .areTopLevelClasses()
            .should(bePartOfNullMarkedPackage())
            .because("NullAway checks only what is marked");

    private HouseRules() {}

    private static ArchCondition<JavaClass> bePartOfNullMarkedPackage() {
        return new ArchCondition<>("be part of a @NullMarked package") {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                var marked = javaClass.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(
                        javaClass, marked, javaClass.getPackageName() + " has no @NullMarked package-info"));
            }
        };
    }
}
