package io.rowmq.store.jdbc.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the store may use, and who may use whom inside it. */
@AnalyzeClasses(packages = "io.rowmq.store", importOptions = DoNotIncludeTests.class)
class LayersTest {

    /** No driver among them: the dialects speak JDBC. */
    @ArchTest
    static final ArchRule theStoreSeesTheSeamAndJdbc = classes()
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
                    "com.fasterxml.jackson.core..",
                    "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.rowmq.store.jdbc.(**)").should().beFreeOfCycles();
}
