package io.rowmq.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.BranchRow;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.junit.jupiter.api.Test;

/** What becomes of the messages of a branch. */
class BranchWorkTest extends BranchBench {

    @Test
    void aBranchIsVisibleToNobodyUntilItCommitsInOnePhase() throws Exception {
        send("order");
        start(one, id);
        receive(one);
        send(one, "reply");
        assertThat(drain()).isEmpty();
        end(one, id);
        branches().commit(id, true);
        assertThat(drain()).containsExactly("reply");
        assertThat(store.branches()).isEmpty();
    }

    @Test
    void onePhaseCommitIsASingleCommitOfTheStore() throws Exception {
        start(one, id);
        send(one, "a");
        end(one, id);
        int before = store.commits;
        branches().commit(id, true);
        assertThat(store.commits - before).isEqualTo(1);
    }

    @Test
    void rollingBackGivesBackWhatWasReceivedAndCountsIt() throws Exception {
        send("order");
        start(one, id);
        receive(one);
        send(one, "reply");
        end(one, id);
        branches().rollback(id);
        assertThat(drain(queue)).singleElement().satisfies(claim -> {
            assertThat(claim.message().messageId()).isEqualTo("order");
            assertThat(claim.deliveryCount()).isEqualTo(2);
        });
    }

    @Test
    void aPreparedBranchIsStillVisibleToNobody() throws Exception {
        send("order");
        prepareExchange("reply");
        assertThat(drain()).isEmpty();
        assertThat(branches().recover()).containsExactly(id);
    }

    @Test
    void committingAPreparedBranchDeliversWhatItSent() throws Exception {
        send("order");
        prepareExchange("reply");
        branches().commit(id, false);
        assertThat(drain()).containsExactly("reply");
        assertThat(branches().recover()).isEmpty();
    }

    @Test
    void rollingBackAPreparedBranchDeliversWhatItReceivedAgain() throws Exception {
        send("order");
        prepareExchange("reply");
        branches().rollback(id);
        assertThat(drain(queue)).singleElement().satisfies(claim -> {
            assertThat(claim.message().messageId()).isEqualTo("order");
            assertThat(claim.deliveryCount()).isEqualTo(2);
        });
        assertThat(branches().recover()).isEmpty();
    }

    @Test
    void aPreparedBranchOutlivesACrashAndCanBeCommitted() throws Exception {
        send("order");
        prepareExchange("reply");
        crash();
        assertThat(drain()).isEmpty();
        assertThat(branches().recover()).containsExactly(id);
        branches().commit(id, false);
        assertThat(drain()).containsExactly("reply");
    }

    @Test
    void aPreparedBranchOutlivesACrashAndCanBeRolledBack() throws Exception {
        send("order");
        prepareExchange("reply");
        crash();
        branches().rollback(id);
        assertThat(drain(queue)).singleElement().satisfies(claim -> {
            assertThat(claim.message().messageId()).isEqualTo("order");
            assertThat(claim.deliveryCount()).isEqualTo(2);
        });
    }

    @Test
    void closingTheEngineLeavesAPreparedBranchAsItIs() throws Exception {
        send("order");
        prepareExchange("reply");
        engine.close();
        open();
        branches().rollback(id);
        assertThat(drain(queue))
                .singleElement()
                .satisfies(claim -> assertThat(claim.deliveryCount()).isEqualTo(2));
    }

    @Test
    void aReceiptThatIsRolledBackTooOftenBecomesADeadLetter() throws Exception {
        send("poison");
        for (int i = 1; i <= MAX_DELIVERIES; i++) {
            start(one, branch(i));
            receive(one);
            end(one, branch(i));
            branches().prepare(branch(i));
            branches().rollback(branch(i));
        }
        assertThat(drain()).isEmpty();
        assertThat(drain(engine.queue("DLQ.orders"))).hasSize(1);
    }

    @Test
    void sessionsThatJoinShareOneBranch() throws Exception {
        send("order");
        start(one, id);
        receive(one);
        two.start(id, XAResource.TMJOIN, Duration.ZERO);
        send(two, "reply");
        end(one, id);
        end(two, id);
        branches().prepare(id);
        branches().commit(id, false);
        assertThat(drain()).containsExactly("reply");
    }

    @Test
    void oneSessionInterleavesBranches() throws Exception {
        start(one, branch(1));
        send(one, "a");
        one.end(branch(1), XAResource.TMSUSPEND);
        start(one, branch(2));
        send(one, "b");
        end(one, branch(2));
        one.start(branch(1), XAResource.TMRESUME, Duration.ZERO);
        send(one, "c");
        end(one, branch(1));
        branches().commit(branch(1), true);
        assertThat(drain()).containsExactly("a", "c");
        branches().rollback(branch(2));
        assertThat(drain()).isEmpty();
    }

    @Test
    void aBranchWithoutWorkVotesReadOnlyAndIsOver() throws Exception {
        start(one, id);
        end(one, id);
        assertThat(branches().prepare(id)).isEqualTo(XAResource.XA_RDONLY);
        assertRefused(XAException.XAER_NOTA, () -> branches().commit(id, false));
    }

    @Test
    void topicsGetTheirMessagesWithTheCommit() throws Exception {
        StoredDestination topic = engine.topic("news");
        SubscriptionSpec spec = new SubscriptionSpec(SubscriptionSpec.Kind.SHARED_DURABLE, "s", null, false, origin);
        try (Reader reader = engine.subscribe(topic, spec)) {
            start(one, id);
            one.current().send(origin, topic, message("flash"));
            end(one, id);
            branches().prepare(id);
            assertThat(reader.poll()).isNull();
            branches().commit(id, false);
            assertThat(reader.poll().message().messageId()).isEqualTo("flash");
        }
    }

    @Test
    void aDelayThatEndsWhileTheBranchIsInDoubtDelaysNoLonger() throws Exception {
        start(one, id);
        one.current().send(origin, queue, message("late", 0, time.now() + 1_000));
        end(one, id);
        branches().prepare(id);
        time.advance(2_000);
        assertThat(drain()).isEmpty();
        branches().commit(id, false);
        assertThat(drain()).containsExactly("late");
    }

    @Test
    void aDelayThatHasNotEndedIsKept() throws Exception {
        start(one, id);
        one.current().send(origin, queue, message("late", 0, time.now() + 1_000));
        end(one, id);
        branches().prepare(id);
        branches().commit(id, false);
        assertThat(drain()).isEmpty();
        time.advance(1_000);
        assertThat(drain()).containsExactly("late");
    }

    @Test
    void whatExpiresWhileInDoubtStaysInTheBranchAndExpiresWithTheCommit() throws Exception {
        start(one, id);
        one.current().send(origin, queue, message("short", time.now() + 1_000, 0));
        end(one, id);
        branches().prepare(id);
        time.advance(2_000);
        assertThat(store.branches())
                .singleElement()
                .satisfies(row -> assertThat(store.load(
                                BacklogId.queue(queue.id()), row.items().get(0).positions()))
                        .hasSize(1));
        branches().commit(id, false);
        time.advance(0);
        assertThat(drain()).isEmpty();
    }

    @Test
    void aReceiptThatExpiresWhileInDoubtDoesNotComeBackToLife() throws Exception {
        engine.send(origin, queue, message("short", time.now() + 1_000, 0));
        start(one, id);
        receive(one);
        end(one, id);
        branches().prepare(id);
        time.advance(2_000);
        branches().rollback(id);
        time.advance(0);
        assertThat(drain()).isEmpty();
    }

    @Test
    void aBranchThatCannotBePreparedIsRolledBack() throws Exception {
        send("order");
        start(one, id);
        receive(one);
        end(one, id);
        store.failure = new JMSException("disk full");
        assertRefused(XAException.XA_RBROLLBACK, () -> branches().prepare(id));
        store.failure = null;
        assertThat(drain()).containsExactly("order");
        assertRefused(XAException.XAER_NOTA, () -> branches().commit(id, false));
    }

    @Test
    void aPreparedBranchThatCannotBeFinishedNowCanBeLater() throws Exception {
        send("order");
        prepareExchange("reply");
        store.failure = new JMSException("disk full");
        assertRefused(XAException.XAER_RMFAIL, () -> branches().commit(id, false));
        assertRefused(XAException.XAER_RMFAIL, () -> branches().recover());
        store.failure = null;
        branches().commit(id, false);
        assertThat(drain()).containsExactly("reply");
    }

    @Test
    void ifItIsNotKnownWhetherABranchWasPreparedRollingItBackIsRight() throws Exception {
        send("order");
        start(one, id);
        receive(one);
        send(one, "reply");
        end(one, id);
        store.next = MemoryStore.Outcome.DOUBTFUL;
        assertRefused(XAException.XAER_RMFAIL, () -> branches().prepare(id));
        assertThat(drain()).isEmpty();
        branches().rollback(id);
        assertThat(drain()).containsExactly("order");
        assertThat(store.branches()).isEmpty();
    }

    @Test
    void ifItIsNotKnownWhetherABranchWasPreparedAndItWasNotRollingItBackIsRightToo() throws Exception {
        send("order");
        start(one, id);
        receive(one);
        end(one, id);
        store.next = MemoryStore.Outcome.DOUBTFUL_AND_LOST;
        assertRefused(XAException.XAER_RMFAIL, () -> branches().prepare(id));
        branches().rollback(id);
        assertThat(drain()).containsExactly("order");
    }

    @Test
    void ifItIsNotKnownWhetherABranchWasCommittedItsSendsAreFoundAllTheSame() throws Exception {
        send("order");
        prepareExchange("reply");
        store.next = MemoryStore.Outcome.DOUBTFUL;
        assertRefused(XAException.XAER_RMFAIL, () -> branches().commit(id, false));
        assertThat(drain()).containsExactly("reply");
        assertRefused(XAException.XAER_NOTA, () -> branches().commit(id, false));
    }

    @Test
    void ifItIsNotKnownWhetherABranchWasCommittedAndItWasNotItIsCommittedNext() throws Exception {
        send("order");
        prepareExchange("reply");
        store.next = MemoryStore.Outcome.DOUBTFUL_AND_LOST;
        assertRefused(XAException.XAER_RMFAIL, () -> branches().commit(id, false));
        assertThat(drain()).isEmpty();
        branches().commit(id, false);
        assertThat(drain()).containsExactly("reply");
    }

    @Test
    void anOperatorsCommitIsDoneAtOnceAndReportedToTheTransactionManager() throws Exception {
        send("order");
        prepareExchange("reply");
        branches().decide(id, true);
        assertThat(drain()).containsExactly("reply");
        assertThat(branches().inDoubt()).extracting(BranchRow::state).containsExactly(BranchRow.State.HEURISTIC_COMMIT);
        assertRefused(XAException.XA_HEURCOM, () -> branches().commit(id, false));
        assertRefused(XAException.XA_HEURCOM, () -> branches().rollback(id));
        assertThat(branches().recover()).containsExactly(id);
        branches().forget(id);
        assertThat(branches().recover()).isEmpty();
    }

    @Test
    void anOperatorsRollbackIsReportedAfterARestartToo() throws Exception {
        send("order");
        prepareExchange("reply");
        branches().decide(id, false);
        assertThat(drain()).containsExactly("order");
        crash();
        assertRefused(XAException.XA_HEURRB, () -> branches().commit(id, false));
        branches().discard(id);
        assertThat(branches().recover()).isEmpty();
    }

    @Test
    void anOperatorCannotDecideWhatIsNotPrepared() throws Exception {
        start(one, id);
        assertThatThrownBy(() -> branches().decide(id, true)).hasMessageContaining("not prepared");
        assertThatThrownBy(() -> branches().decide(branch(9), true)).hasMessageContaining("no branch");
        assertThatThrownBy(() -> branches().discard(id)).hasMessageContaining("no operator");
    }

    @Test
    void twoEnginesDoNotFinishABranchDifferently() throws Exception {
        send("order");
        prepareExchange("reply");
        Branches stale = branches();
        crash();
        branches().commit(id, false);
        assertRefused(XAException.XAER_NOTA, () -> stale.rollback(id));
        assertThat(drain()).containsExactly("reply");
    }

    @Test
    void manyMessagesInOneBranchAreFinishedTogether() throws Exception {
        start(one, id);
        for (int i = 0; i < 500; i++) {
            send(one, "m" + i);
        }
        end(one, id);
        branches().prepare(id);
        crash();
        branches().commit(id, false);
        List<String> drained = drain();
        assertThat(drained).hasSize(500).startsWith("m0", "m1").endsWith("m499");
    }

    private StoredMessage once(String messageId) {
        return message(messageId, 0, 0, Map.of(Deduplication.PROPERTY, "x"));
    }

    @Test
    void ofTwoSendsThatMayTakePlaceOnceTheFirstThatCommitsDoes() throws Exception {
        start(one, id);
        one.current().send(origin, queue, once("branch"));
        send(one, "other");
        end(one, id);
        branches().prepare(id);
        engine.send(origin, queue, once("alone"));
        branches().commit(id, false);
        assertThat(drain()).containsExactlyInAnyOrder("alone", "other");
        start(one, id);
        one.current().send(origin, queue, once("late"));
        end(one, id);
        branches().commit(id, true);
        assertThat(drain()).isEmpty();
    }

    @Test
    void aSendThatIsRolledBackLeavesItsPlaceToAnother() throws Exception {
        start(one, id);
        one.current().send(origin, queue, once("branch"));
        end(one, id);
        branches().prepare(id);
        branches().rollback(id);
        engine.send(origin, queue, once("alone"));
        assertThat(drain()).containsExactly("alone");
    }
}
