package dev.quittance;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.quittance.architecture.HouseRules;

@AnalyzeClasses(
        packages = "dev.quittance",
        importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class})
class ArchitectureTest {

    @ArchTest
    static final ArchTests house_rules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule only_the_sandbox_knows_the_sandbox = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackage("dev.quittance.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.quittance.sandbox..")
            .because("a real PSP must be able to take its place without a change elsewhere");

    @ArchTest
    static final ArchRule the_psp_does_not_know_its_caller = ArchRuleDefinition.noClasses()
            .that()
            .resideInAPackage("dev.quittance.sandbox.psp")
            .should()
            .dependOnClassesThat()
            .haveSimpleNameStartingWith("Attempts")
            .because("faults are real only if the PSP can't see who waits and how");
}
