package io.rowmq.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.ObjectInputStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Rules for every class of this module, wherever it stands. */
class HouseRulesTest {

    private static final JavaClasses MODULE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.rowmq");

    @Test
    void nothingStaticChanges() {
        fields().that().areStatic().should().beFinal().check(MODULE);
    }

    @Test
    void objectsAreDeserialisedForObjectMessagesOnly() {
        String message = "io\\.rowmq\\.internal\\.message\\.";
        noClasses()
                .that()
                .haveNameNotMatching(message + "Serialization(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ObjectInputStream.class)
                .check(MODULE);
        noClasses()
                .that()
                .haveNameNotMatching(message + "(Serialization(\\$.*)?|ObjectBody|Foreign)")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(message + "Serialization")
                .check(MODULE);
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
    void everyPackageSaysWhereNullIsAllowed() {
        assertThat(MODULE)
                .extracting(JavaClass::getPackage)
                .isNotEmpty()
                .allMatch(where -> where.isAnnotatedWith(NullMarked.class), "@NullMarked");
    }
}
