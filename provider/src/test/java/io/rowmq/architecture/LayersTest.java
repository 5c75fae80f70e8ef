package io.rowmq.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** Who may use whom inside the provider. */
@AnalyzeClasses(packages = "io.rowmq", importOptions = DoNotIncludeTests.class)
class LayersTest {

    private static final String OURS = "io.rowmq..";
    private static final String INTERNAL = "io.rowmq.internal..";
    private static final String CLIENT = "io.rowmq.internal.client..";
    private static final String ENGINE = "io.rowmq.internal.engine..";

    @ArchTest
    static final ArchRule theProviderKnowsNoStore =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.rowmq.store..");

    @ArchTest
    static final ArchRule whatIsNotInternalIsApi = classes()
            .should()
            .resideInAnyPackage(
                    "io.rowmq", "io.rowmq.policy", "io.rowmq.spi", "io.rowmq.jndi", "io.rowmq.management", INTERNAL);

    @ArchTest
    static final ArchRule policiesStandAlone = classes()
            .that()
            .resideInAPackage("io.rowmq.policy")
            .should()
            .onlyDependOnClassesThat(not(resideInAPackage(OURS)).or(resideInAPackage("io.rowmq.policy")));

    @ArchTest
    static final ArchRule theSeamKnowsPoliciesOnly = classes()
            .that()
            .resideInAPackage("io.rowmq.spi")
            .should()
            .onlyDependOnClassesThat(not(resideInAPackage(OURS))
                    .or(resideInAPackage("io.rowmq.spi"))
                    .or(resideInAPackage("io.rowmq.policy")));

    @ArchTest
    static final ArchRule theEngineKnowsNoClient = noClasses()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CLIENT);

    @ArchTest
    static final ArchRule selectorsAndMessagesKnowNeitherEngineNorClient = noClasses()
            .that()
            .resideInAnyPackage("io.rowmq.internal.selector..", "io.rowmq.internal.message..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENGINE, CLIENT);

    /** The root package is left out: factories open clients, and clients implement its interfaces. */
    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().assignedFrom(new PackagesBelowTheRoot()).should().beFreeOfCycles();

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
