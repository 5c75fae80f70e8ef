package io.rowmq.crash.team;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.crash.check.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checker of a team sees what a broken store would do. */
class TeamCheckTest {

    private static List<Violation.Kind> kinds(int[] done, Sight... sights) {
        return TeamCheck.violations(done, List.of(sights)).stream()
                .map(Violation::kind)
                .toList();
    }

    @Test
    void whatIsDoneOnceAndFlaggedWhenItComesAgainIsRight() {
        assertThat(kinds(
                        new int[] {1, 1},
                        new Sight(29, 30, 0, true, 3),
                        new Sight(9, 10, 0, false, 1),
                        new Sight(19, 20, 0, true, 2),
                        new Sight(4, 5, 1, true, 2)))
                .isEmpty();
    }

    @Test
    void whatIsLostOrDoubledIsSeen() {
        assertThat(kinds(new int[] {1, 0, 2})).containsExactly(Violation.Kind.LOST, Violation.Kind.DOUBLED);
    }

    @Test
    void whatComesAgainWithoutTheFlagOrAHigherCountIsSeen() {
        assertThat(kinds(
                        new int[] {1, 1},
                        new Sight(0, 1, 0, false, 1),
                        new Sight(1, 2, 0, false, 1),
                        new Sight(0, 1, 1, false, 1),
                        new Sight(1, 2, 1, true, 1)))
                .containsExactly(Violation.Kind.UNFLAGGED, Violation.Kind.UNFLAGGED);
    }

    @Test
    void whatComesAgainWithALowerCountIsSeen() {
        Sight first = new Sight(1, 10, 0, true, 3);

        assertThat(kinds(new int[] {1}, first, new Sight(11, 20, 0, true, 2)))
                .containsExactly(Violation.Kind.UNFLAGGED);
    }

    @Test
    void aWorkerThatWasStoppedMayWriteDownLateWhatItHadFirst() {
        Sight first = new Sight(9, 10, 0, true, 3);

        assertThat(kinds(new int[] {1}, first, new Sight(5, 20, 0, true, 2))).isEmpty();
        assertThat(kinds(new int[] {1}, first, new Sight(5, 20, 0, true, 3))).containsExactly(Violation.Kind.UNFLAGGED);
    }
}
