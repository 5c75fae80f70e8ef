package io.rowmq.ra;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** Rules for every class of the resource adapter. */
class HouseRulesTest {

    private static final JavaClasses MODULE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.rowmq.ra");

    @Test
    void nothingStaticChanges() {
        fields().that().areStatic().should().beFinal().check(MODULE);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameStartingWith("Jms")
                .check(MODULE);
    }

    @Test
    void ofTheProviderOnlyTheApiAndTheClientAreUsed() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage("io.rowmq..")
                        .or(resideInAnyPackage(
                                "io.rowmq", "io.rowmq.policy", "io.rowmq.internal.client", "io.rowmq.ra..")))
                .check(MODULE);
    }

    @Test
    void connectionsKnowNothingOfDeliveries() {
        noClasses()
                .that()
                .resideInAPackage("io.rowmq.ra.internal.outbound")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.rowmq.ra.internal.inbound")
                .check(MODULE);
    }
}
