package io.rowmq.store.jdbc.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

/** Rules for every class of this module, wherever it stands. */
@AnalyzeClasses(packages = "io.rowmq.store", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule nothingStaticChanges =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule namesSayWhatAThingIs =
            noClasses().should().haveSimpleNameEndingWith("Impl").orShould().haveSimpleNameStartingWith("Jms");

    @ArchTest
    static void everyPackageSaysWhereNullIsAllowed(JavaClasses classes) {
        assertThat(classes)
                .extracting(JavaClass::getPackage)
                .isNotEmpty()
                .allMatch(where -> where.isAnnotatedWith(NullMarked.class), "@NullMarked");
    }
}
