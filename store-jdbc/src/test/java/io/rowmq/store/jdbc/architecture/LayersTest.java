package io.rowmq.store.jdbc.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** What the store may use, and who may use whom inside it. */
class LayersTest {

    private static final JavaClasses MODULE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.rowmq.store");

    /**
     * No driver among them: the dialects speak JDBC, but for the care of H2's file and for hearing PostgreSQL's
     * notifications.
     */
    @Test
    void theStoreSeesTheSeamAndJdbc() {
        classes()
                .that()
                .resideOutsideOfPackage("io.rowmq.store.jdbc.internal.dialect.h2")
                .and()
                .doNotHaveSimpleName("PostgresqlSignals")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.rowmq.store..",
                        "io.rowmq",
                        "io.rowmq.spi",
                        "io.rowmq.policy",
                        "java..",
                        "javax.sql..",
                        "jakarta.jms..",
                        "org.jspecify.annotations..")
                .check(MODULE);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.rowmq.store.jdbc.(**)").should().beFreeOfCycles().check(MODULE);
    }
}
