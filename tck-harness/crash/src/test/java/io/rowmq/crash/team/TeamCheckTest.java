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
                        new Sight(30, 0, true, 3),
                        new Sight(10, 0, false, 1),
                        new Sight(20, 0, true, 2),
                        new Sight(5, 1, true, 2)))
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
                        new Sight(1, 0, false, 1),
                        new Sight(2, 0, false, 1),
                        new Sight(1, 1, false, 1),
                        new Sight(2, 1, true, 1)))
                .containsExactly(Violation.Kind.UNFLAGGED, Violation.Kind.UNFLAGGED);
    }
}
