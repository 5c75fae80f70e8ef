package io.rowmq.crash.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.crash.check.Violation.Kind;
import io.rowmq.crash.journal.Event;
import io.rowmq.crash.journal.Intent;
import io.rowmq.crash.journal.Ref;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CheckerTest {

    private static final String QUEUE = "client";
    private static final String OTHER = "tree";

    private final List<Ref> settled = new ArrayList<>();
    private final Checker checker = new Checker(settled::add);

    @Nested
    class KeptPromises {

        @Test
        void whatIsSentReceivedAndAcknowledgedIsGone() {
            starts(1);
            sends(1, "u1", "a", "b");
            receives(1, "a", 1);
            settles(1, "u2", "a");
            receives(1, "b", 1);
            settles(1, "u3", "b");
            stops(1);
            snapshot(2);

            assertThat(checker.violations()).isEmpty();
            assertThat(settled).containsExactly(ref("a"), ref("b"));
        }

        @Test
        void aMessageMayArriveBeforeItsSendReturns() {
            starts(1);
            plans(1, "u1", List.of(ref("a")), List.of());
            receives(1, "a", 1);
            settles(1, "u2", "a");
            done(1, "u1");
            stops(1);
            snapshot(2);

            assertThat(checker.violations()).isEmpty();
        }

        @Test
        void aSendCutShortMayHaveHappened() {
            starts(1);
            plans(1, "u1", List.of(ref("a"), ref("b")), List.of());
            stops(1);
            snapshot(2, "a", "b");

            assertThat(checker.violations()).isEmpty();
            assertThat(checker.tally().inDoubt()).isEqualTo(1);
        }

        @Test
        void aSendCutShortMayNotHaveHappened() {
            starts(1);
            plans(1, "u1", List.of(ref("a"), ref("b")), List.of());
            stops(1);
            snapshot(2);

            assertThat(checker.violations()).isEmpty();
        }

        @Test
        void whatWasInHandComesBackFlagged() {
            starts(1);
            sends(1, "u1", "a");
            receives(1, "a", 1);
            stops(1);
            snapshot(2, "a");
            receives(2, "a", 2);
            settles(2, "u2", "a");
            snapshot(3);

            assertThat(checker.violations()).isEmpty();
        }

        @Test
        void oneMessageMayBeTakenByEachReceiveThatDidNotReturn() {
            starts(1);
            sends(1, "u1", "a", "b");
            checker.accept(new Event.Waiting(1, "t1", QUEUE));
            stops(1);
            snapshot(2, "b");

            assertThat(checker.violations()).isEmpty();
        }
    }

    @Nested
    class Lost {

        @Test
        void aCommittedSendThatIsGoneIsLost() {
            starts(1);
            sends(1, "u1", "a", "b");
            stops(1);
            snapshot(2, "a");

            assertBroken(Kind.LOST);
        }

        @Test
        void aCommittedSendOfWhichNothingWasEverSeenIsLostAtTheDrain() {
            starts(1);
            sends(1, "u1", "a");
            stops(1);
            starts(2);
            checker.accept(new Event.Drained(2, QUEUE));

            assertBroken(Kind.LOST);
        }

        @Test
        void twoMessagesAreNotTakenByOneReceive() {
            starts(1);
            sends(1, "u1", "a", "b");
            checker.accept(new Event.Waiting(1, "t1", QUEUE));
            stops(1);
            snapshot(2);

            assertBroken(Kind.LOST);
        }

        @Test
        void aReceiveThatReturnedNothingTakesNothing() {
            starts(1);
            sends(1, "u1", "a");
            checker.accept(new Event.Waiting(1, "t1", QUEUE));
            checker.accept(new Event.Nothing(1, "t1"));
            stops(1);
            snapshot(2);

            assertBroken(Kind.LOST);
        }

        @Test
        void anAcknowledgementThatWasRolledBackSettlesNothing() {
            starts(1);
            sends(1, "u1", "a");
            receives(1, "a", 1);
            undoes(1, "u2", "a");
            stops(1);
            snapshot(2);

            assertBroken(Kind.LOST);
        }
    }

    @Nested
    class Doubled {

        @Test
        void anAcknowledgedMessageThatIsStillThereIsDoubled() {
            starts(1);
            sends(1, "u1", "a");
            receives(1, "a", 1);
            settles(1, "u2", "a");
            stops(1);
            snapshot(2, "a");

            assertBroken(Kind.DOUBLED);
        }

        @Test
        void anAcknowledgedMessageThatComesAgainIsDoubled() {
            starts(1);
            sends(1, "u1", "a");
            receives(1, "a", 1);
            settles(1, "u2", "a");
            receives(1, "a", 2);

            assertBroken(Kind.DOUBLED);
        }

        @Test
        void aMessageThatCameAgainDuringItsAcknowledgementIsDoubledOnceThatReturns() {
            starts(1);
            sends(1, "u1", "a");
            receives(1, "a", 1);
            plans(1, "u2", List.of(), List.of(ref("a")));
            receives(1, "a", 2);
            assertThat(checker.violations()).isEmpty();
            done(1, "u2");

            assertBroken(Kind.DOUBLED);
        }

        @Test
        void aMessageThatReturnedFromReceiveWithAutoAcknowledgeIsSettled() {
            starts(1);
            sends(1, "u1", "a");
            checker.accept(new Event.Waiting(1, "t1", QUEUE));
            checker.accept(new Event.Received(1, "t1", ref("a"), 1, false, true));
            stops(1);
            snapshot(2, "a");

            assertBroken(Kind.DOUBLED);
        }
    }

    @Nested
    class Ghosts {

        @Test
        void aRolledBackSendMustNotBeSeen() {
            starts(1);
            undoes(1, "u1");
            receives(1, "u1-0", 1);

            assertBroken(Kind.GHOST);
        }

        @Test
        void aSendThatThrewMustNotBeSeen() {
            starts(1);
            plans(1, "u1", List.of(ref("a")), List.of());
            checker.accept(new Event.Failed(1, "u1", "no room"));
            stops(1);
            snapshot(2, "a");

            assertBroken(Kind.GHOST);
        }

        @Test
        void aSendThatWasReceivedMustNotThrow() {
            starts(1);
            plans(1, "u1", List.of(ref("a")), List.of());
            receives(1, "a", 1);
            checker.accept(new Event.Failed(1, "u1", "no room"));

            assertBroken(Kind.GHOST);
        }
    }

    @Nested
    class Torn {

        @Test
        void halfOfASendCutShortIsTorn() {
            starts(1);
            plans(1, "u1", List.of(ref("a"), ref("b")), List.of());
            stops(1);
            snapshot(2, "b");

            assertThat(checker.violations()).isNotEmpty();
            assertThat(checker.violations().get(0).kind()).isEqualTo(Kind.TORN);
        }

        @Test
        void consumingWithoutProducingIsALoss() {
            starts(1);
            sends(1, "u1", "a");
            receives(1, "a", 1);
            plans(1, "u2", List.of(new Ref(OTHER, "x")), List.of(ref("a")));
            stops(1);
            snapshot(2);
            checker.accept(new Event.Snapshot(2, OTHER, List.of()));

            assertBroken(Kind.LOST);
        }

        @Test
        void producingWithoutConsumingIsSeen() {
            starts(1);
            sends(1, "u1", "a");
            receives(1, "a", 1);
            plans(1, "u2", List.of(new Ref(OTHER, "x")), List.of(ref("a")));
            stops(1);
            snapshot(2, "a");
            checker.accept(new Event.Snapshot(2, OTHER, List.of("x")));

            assertBroken(Kind.GHOST);
        }
    }

    @Nested
    class Hands {

        @Test
        void whatComesBackUnflaggedIsFound() {
            starts(1);
            sends(1, "u1", "a");
            receives(1, "a", 1);
            stops(1);
            snapshot(2, "a");
            receives(2, "a", 1);

            assertBroken(Kind.UNFLAGGED);
        }

        @Test
        void aFlagWithoutACountIsFound() {
            starts(1);
            sends(1, "u1", "a");
            checker.accept(new Event.Received(1, null, ref("a"), 1, true, true));

            assertBroken(Kind.UNFLAGGED);
        }

        @Test
        void aDeliveryInTwoHandsIsFound() {
            starts(1);
            sends(1, "u1", "a");
            receives(1, "a", 1);
            receives(1, "a", 2);

            assertBroken(Kind.IN_TWO_HANDS);
        }

        @Test
        void aDamagedBodyIsFound() {
            starts(1);
            sends(1, "u1", "a");
            checker.accept(new Event.Received(1, null, ref("a"), 1, false, false));

            assertBroken(Kind.DAMAGED);
        }
    }

    private void assertBroken(Kind kind) {
        assertThat(checker.violations()).extracting(Violation::kind).containsExactly(kind);
    }

    private static Ref ref(String key) {
        return new Ref(QUEUE, key);
    }

    private static List<Ref> refs(String... keys) {
        return java.util.Arrays.stream(keys).map(CheckerTest::ref).toList();
    }

    private void starts(int incarnation) {
        checker.accept(new Event.Started(incarnation));
    }

    private void stops(int incarnation) {
        checker.accept(new Event.Stopped(incarnation));
    }

    private void plans(int incarnation, String unit, List<Ref> sends, List<Ref> settles) {
        checker.accept(new Event.Planned(incarnation, unit, Intent.COMMIT, sends, settles));
    }

    private void done(int incarnation, String unit) {
        checker.accept(new Event.Done(incarnation, unit));
    }

    private void sends(int incarnation, String unit, String... keys) {
        plans(incarnation, unit, refs(keys), List.of());
        done(incarnation, unit);
    }

    private void settles(int incarnation, String unit, String... keys) {
        plans(incarnation, unit, List.of(), refs(keys));
        done(incarnation, unit);
    }

    private void undoes(int incarnation, String unit, String... keys) {
        checker.accept(new Event.Planned(incarnation, unit, Intent.UNDO, List.of(), refs(keys)));
    }

    private void receives(int incarnation, String key, int count) {
        checker.accept(new Event.Received(incarnation, null, ref(key), count, count > 1, true));
    }

    private void snapshot(int incarnation, String... keys) {
        starts(incarnation);
        checker.accept(new Event.Snapshot(incarnation, QUEUE, List.of(keys)));
    }
}
