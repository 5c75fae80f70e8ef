package io.rowmq.crash.twophase;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.crash.twophase.Log.Word;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That the campaigns find what they look for. */
class AgreementTest {

    private static List<String> violations(
            List<String> waiting, List<String> answers, List<String> rows, Map<String, Word> told) {
        return new Agreement(waiting, answers, rows, List.of(), told).violations();
    }

    @Test
    void whatFitsTogetherIsNoViolation() {
        assertThat(violations(
                        List.of("a", "b"),
                        List.of("c", "d"),
                        List.of("d", "c"),
                        Map.of("a", Word.SENT, "b", Word.ROLLED_BACK, "c", Word.COMMITTED, "d", Word.TRIED)))
                .isEmpty();
    }

    @Test
    void whatDoesNotIsNamed() {
        assertThat(violations(List.of("a", "a"), List.of(), List.of(), Map.of()))
                .containsExactly("waiting twice: a");
        assertThat(violations(List.of(), List.of("a", "a"), List.of("a"), Map.of()))
                .containsExactly("answered twice: a");
        assertThat(violations(List.of(), List.of("a"), List.of(), Map.of()))
                .containsExactly("answered without a row: a");
        assertThat(violations(List.of(), List.of(), List.of("a"), Map.of()))
                .containsExactly("a row without an answer: a");
        assertThat(violations(List.of("a"), List.of("a"), List.of("a"), Map.of()))
                .containsExactly("answered, and still waiting: a");
        assertThat(violations(List.of(), List.of(), List.of(), Map.of("a", Word.TRIED)))
                .containsExactly("lost: a");
        assertThat(violations(List.of("a"), List.of(), List.of(), Map.of("a", Word.COMMITTED)))
                .containsExactly("committed, but not there: a");
        assertThat(violations(List.of(), List.of("a"), List.of("a"), Map.of("a", Word.ROLLED_BACK)))
                .containsExactly("ROLLED_BACK, but answered: a");
        assertThat(new Agreement(List.of(), List.of(), List.of(), List.of("x"), Map.of()).violations())
                .containsExactly("left in doubt: x");
    }

    @Test
    void pointsAreReadAsTheyAreWritten() {
        assertThat(Point.all(2))
                .hasSize(24)
                .doesNotHaveDuplicates()
                .allSatisfy(point -> assertThat(Point.parse(point.toString())).isEqualTo(point));
    }
}
