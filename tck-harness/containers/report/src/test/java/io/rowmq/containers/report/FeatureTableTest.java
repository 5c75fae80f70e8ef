package io.rowmq.containers.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table as it is written, and read again for the servers that have not been run this time. */
class FeatureTableTest {

    private static final String WRITTEN = """
            |  | One | Two |
            | --- | --- | --- |
            | a bean that throws gets the message again | yes | no (1) |
            | an operator pauses | no (2) | yes |
            | crashes | - (3) | no (1) |
            | nobody asked | - | yes |

            1. it cannot
            2. it will not
            3. it is too slow
            """;

    private static final Map<String, String> UNTESTED = Map.of("crashes", "it is too slow");

    @Test
    void itIsReadAsItIsWritten() {
        FeatureTable table = new FeatureTable(UNTESTED);
        FeatureTable.read("\n" + WRITTEN + "\n").forEach(table::add);
        assertThat(table.markdown()).isEqualTo(WRITTEN);
    }

    @Test
    void reasonsAreNotes() {
        assertThat(FeatureTable.read(WRITTEN))
                .containsEntry(
                        "Two",
                        Map.of(
                                "a bean that throws gets the message again", "it cannot",
                                "an operator pauses", "yes",
                                "crashes", "it cannot",
                                "nobody asked", "yes"));
    }

    @Test
    void namesOfTestsAreSentences() {
        assertThat(TestReports.sentence("aBeanThatThrowsGetsTheMessageAgain(Path)"))
                .isEqualTo("a bean that throws gets the message again");
    }
}
