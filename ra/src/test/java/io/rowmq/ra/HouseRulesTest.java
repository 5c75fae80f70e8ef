package io.rowmq.ra;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.rowmq.ra.internal.outbound.ConnectionHandle;
import io.rowmq.ra.internal.outbound.FactoryHandle;
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

    /** As OpenEJB does, whose objects pass on nothing but public methods that are not final. */
    @Test
    void aServerMayPutAnObjectOfADerivedClassBeforeAHandle() {
        JavaClass handle = MODULE.get(ConnectionHandle.class);
        assertThat(handle.getModifiers()).contains(JavaModifier.PUBLIC).doesNotContain(JavaModifier.FINAL);
        assertThat(handle.getMethods())
                .filteredOn(HouseRulesTest::isCalledByTheFactory)
                .isNotEmpty()
                .allSatisfy(method -> assertThat(method.getModifiers())
                        .contains(JavaModifier.PUBLIC)
                        .doesNotContain(JavaModifier.FINAL));
    }

    private static boolean isCalledByTheFactory(JavaMethod method) {
        return method.getCallsOfSelf().stream()
                .anyMatch(call -> call.getOriginOwner().isEquivalentTo(FactoryHandle.class));
    }
}
