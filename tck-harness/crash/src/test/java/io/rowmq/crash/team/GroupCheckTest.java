package io.rowmq.crash.team;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.crash.check.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The checker of message groups sees what a broken store would do. Times are seconds. */
class GroupCheckTest {

    private static final long SECOND = 1_000_000_000L;

    private final Forest forest = new Forest(2_000, 5, true);
    private final List<Turn> turns = new ArrayList<>();
    private final List<Sight> sights = new ArrayList<>();
    /** Two nodes of one group, of the same priority, and of different parents, which are in no group. */
    private int earlier;

    private int later;

    @BeforeEach
    void choose() {
        for (earlier = 1; earlier < forest.size(); earlier++) {
            for (later = earlier + 2; later < forest.size(); later++) {
                if (fit()) {
                    return;
                }
            }
        }
        throw new IllegalStateException("the tree is too small");
    }

    private boolean fit() {
        String group = forest.group(earlier);
        return group != null
                && group.equals(forest.group(later))
                && forest.priority(earlier) == forest.priority(later)
                && Forest.parent(earlier) != Forest.parent(later)
                && forest.group(Forest.parent(earlier)) == null
                && forest.group(Forest.parent(later)) == null;
    }

    private void turn(String jvm, int node, int received, int began, int ended) {
        turns.add(new Turn(jvm, 0, node, received * SECOND, began * SECOND, ended * SECOND));
        sights.add(new Sight(0, received * SECOND, node, false, 1));
    }

    private List<Violation.Kind> kinds() {
        return GroupCheck.violations(forest, turns, sights).stream()
                .map(Violation::kind)
                .toList();
    }

    private void sendBoth() {
        turn("one", Forest.parent(earlier), 1, 2, 3);
        turn("two", Forest.parent(later), 4, 5, 6);
    }

    @Test
    void oneAfterTheOtherIsRight() {
        sendBoth();
        turn("one", earlier, 10, 11, 12);
        turn("two", later, 13, 14, 15);

        assertThat(kinds()).isEmpty();
    }

    @Test
    void twoSessionsThatHaveMessagesOfOneGroupAreSeen() {
        turn("one", earlier, 10, 20, 21);
        turn("two", later, 15, 16, 17);

        assertThat(kinds()).containsExactly(Violation.Kind.IN_TWO_HANDS);
    }

    @Test
    void aMessageThatOvertakesAnotherIsSeen() {
        sendBoth();
        turn("two", later, 10, 11, 12);
        turn("one", earlier, 13, 14, 15);

        assertThat(kinds()).containsExactly(Violation.Kind.OUT_OF_ORDER);
    }

    @Test
    void whatWasOnlyReceivedTooEarlyIsSeenToo() {
        sendBoth();
        sights.add(new Sight(0, 8 * SECOND, later, false, 1));
        turn("one", earlier, 10, 11, 12);
        turn("two", later, 13, 14, 15);

        assertThat(kinds()).containsExactly(Violation.Kind.OUT_OF_ORDER);
    }

    @Test
    void childrenOfOneNodeComeInTheirOrder() {
        int first = IntStream.iterate(1, node -> node + 2)
                .filter(node -> forest.group(node) != null
                        && forest.group(node).equals(forest.group(node + 1))
                        && forest.priority(node) == forest.priority(node + 1))
                .findFirst()
                .orElseThrow();
        turn("one", first + 1, 10, 11, 12);
        turn("one", first, 13, 14, 15);

        assertThat(kinds()).containsExactly(Violation.Kind.OUT_OF_ORDER);
    }

    @Test
    void whatIsNotCertainIsNoViolation() {
        // nobody knows whether it was sent before
        turn("one", Forest.parent(earlier), 1, 2, 0);
        turn("two", Forest.parent(later), 4, 5, 6);
        turn("two", later, 10, 11, 12);
        turn("one", earlier, 13, 14, 15);
        // was stopped while it had the message, which was given to another one
        turn("three", later, 9, 30, 0);

        assertThat(kinds()).isEmpty();
    }
}
