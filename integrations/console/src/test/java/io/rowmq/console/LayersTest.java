package io.rowmq.console;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** Who may use whom inside the console. */
class LayersTest {

    private static final String OURS = "io.rowmq.console..";
    private static final String WEB = "io.rowmq.console.internal.web..";
    private static final String WATCH = "io.rowmq.console.internal.watch..";
    private static final JavaClasses MODULE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.rowmq.console");

    private static void only(String layer, String... others) {
        classes()
                .that()
                .resideInAPackage(layer)
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage(OURS)).or(resideInAnyPackage(others)))
                .check(MODULE);
    }

    @Test
    void httpAndLookingStandAlone() {
        only(WEB, WEB);
        only(WATCH, WATCH);
    }

    @Test
    void loggingInKnowsNothingOfPages() {
        noClasses()
                .that()
                .resideInAPackage("io.rowmq.console.internal.login..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.rowmq.console.internal.api..")
                .check(MODULE);
    }

    @Test
    void onlyHttpKnowsTheServer() {
        noClasses()
                .that()
                .resideOutsideOfPackage(WEB)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty..")
                .check(MODULE);
    }
}
