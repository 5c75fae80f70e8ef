package io.rowmq.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;

/** Who may use whom inside the provider. */
class LayersTest {

    private static final String OURS = "io.rowmq..";
    private static final String INTERNAL = "io.rowmq.internal..";
    private static final String CLIENT = "io.rowmq.internal.client..";
    private static final String ENGINE = "io.rowmq.internal.engine..";
    private static final JavaClasses MODULE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.rowmq");

    @Test
    void theProviderKnowsNoStore() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.rowmq.store..")
                .check(MODULE);
    }

    @Test
    void whatIsNotInternalIsApi() {
        classes()
                .should()
                .resideInAnyPackage(
                        "io.rowmq", "io.rowmq.policy", "io.rowmq.spi", "io.rowmq.jndi", "io.rowmq.management", INTERNAL)
                .check(MODULE);
    }

    @Test
    void policiesStandAlone() {
        classes()
                .that()
                .resideInAPackage("io.rowmq.policy")
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage(OURS)).or(resideInAPackage("io.rowmq.policy")))
                .check(MODULE);
    }

    @Test
    void theSeamKnowsPoliciesOnly() {
        classes()
                .that()
                .resideInAPackage("io.rowmq.spi")
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage(OURS))
                        .or(resideInAPackage("io.rowmq.spi"))
                        .or(resideInAPackage("io.rowmq.policy")))
                .check(MODULE);
    }

    @Test
    void theEngineKnowsNoClient() {
        noClasses()
                .that()
                .resideInAPackage(ENGINE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CLIENT)
                .check(MODULE);
    }

    @Test
    void selectorsAndMessagesKnowNeitherEngineNorClient() {
        noClasses()
                .that()
                .resideInAnyPackage("io.rowmq.internal.selector..", "io.rowmq.internal.message..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ENGINE, CLIENT)
                .check(MODULE);
    }

    /** The root package is left out: factories open clients, and clients implement its interfaces. */
    @Test
    void packagesHaveNoCycles() {
        slices().assignedFrom(new PackagesBelowTheRoot())
                .should()
                .beFreeOfCycles()
                .check(MODULE);
    }

    private static final class PackagesBelowTheRoot implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getPackageName();
            return name.startsWith("io.rowmq.") ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "the packages below io.rowmq";
        }
    }
}
