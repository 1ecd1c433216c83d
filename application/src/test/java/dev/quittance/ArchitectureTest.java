package dev.quittance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.quittance.architecture.HouseRules;

@AnalyzeClasses(packages = "dev.quittance", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests house_rules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule only_the_outbox_publishes = noClasses()
            .that()
            .resideOutsideOfPackage("dev.quittance.outbox")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk.services.sns..")
            .because("what is told must have been committed first");

    @ArchTest
    static final ArchRule only_these_know_the_queues = noClasses()
            .that()
            .resideOutsideOfPackages("dev.quittance.outbox", "dev.quittance.resolution", "dev.quittance.deadletter")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk.services.sqs..")
            .because("nothing outside is called before the transaction committed");

    @ArchTest
    static final ArchRule only_the_journal_knows_its_table = noClasses()
            .that()
            .resideOutsideOfPackages("dev.quittance.journal", "dev.quittance.dynamodb")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk.services.dynamodb..")
            .because("whoever reads it is bounded there, and nobody writes it");

    @ArchTest
    static final ArchRule the_console_is_told_through_its_ports = noClasses()
            .that()
            .resideInAPackage("dev.quittance.admin..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "dev.quittance.admin..",
                    "java..",
                    "jakarta..",
                    "io.quarkus..",
                    "io.smallrye..",
                    "org.jspecify..",
                    "")
            .because("the console knows no entity");
}
