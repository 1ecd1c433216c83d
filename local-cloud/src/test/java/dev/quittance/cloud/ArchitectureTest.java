package dev.quittance.cloud;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.quittance.architecture.HouseRules;

@AnalyzeClasses(packages = "dev.quittance.cloud", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests house_rules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule starts_packaged_artifacts_only = noClasses()
            .should()
            .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                    "belong to another module",
                    type -> type.getPackageName().startsWith("dev.quittance.")
                            && !type.getPackageName().startsWith("dev.quittance.cloud")))
            .because("what runs here is what is deployed, not what happens to be on our class path");
}
