package io.rowmq.internal.engine;

import static io.rowmq.internal.engine.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.IllegalStateException;
import jakarta.jms.TransactionRolledBackException;
import java.time.Duration;
import java.util.List;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.junit.jupiter.api.Test;

/** What is refused, with the code that JTA and the XA specification ask for, and without a side effect. */
class BranchProtocolTest extends BranchBench {

    @Test
    void aBranchThatExistsCannotBeStartedAgain() throws Exception {
        start(one, id);
        assertRefused(XAException.XAER_DUPID, () -> start(two, id));
        end(one, id);
        assertRefused(XAException.XAER_DUPID, () -> start(two, id));
        branches().commit(id, true);
        start(two, id);
    }

    @Test
    void aPreparedBranchCannotBeStartedAgainNorJoined() throws Exception {
        send("order");
        prepareExchange("reply");
        assertRefused(XAException.XAER_DUPID, () -> start(two, id));
        assertRefused(XAException.XAER_PROTO, () -> two.start(id, XAResource.TMJOIN, Duration.ZERO));
        crash();
        assertRefused(XAException.XAER_DUPID, () -> start(two, id));
        branches().commit(id, false);
        assertThat(drain()).containsExactly("reply");
    }

    @Test
    void unknownBranches() throws Exception {
        start(one, id);
        send(one, "kept");
        assertRefused(XAException.XAER_NOTA, () -> two.start(branch(2), XAResource.TMJOIN, Duration.ZERO));
        assertRefused(XAException.XAER_NOTA, () -> two.start(branch(2), XAResource.TMRESUME, Duration.ZERO));
        assertRefused(XAException.XAER_NOTA, () -> end(one, branch(2)));
        assertRefused(XAException.XAER_NOTA, () -> branches().prepare(branch(2)));
        assertRefused(XAException.XAER_NOTA, () -> branches().commit(branch(2), false));
        assertRefused(XAException.XAER_NOTA, () -> branches().commit(branch(2), true));
        assertRefused(XAException.XAER_NOTA, () -> branches().rollback(branch(2)));
        assertRefused(XAException.XAER_NOTA, () -> branches().forget(branch(2)));
        end(one, id);
        branches().commit(id, true);
        assertThat(drain()).containsExactly("kept");
    }

    @Test
    void aSessionWorksInOneBranchAtATime() throws Exception {
        start(one, branch(1));
        assertRefused(XAException.XAER_PROTO, () -> start(one, branch(2)));
        assertRefused(XAException.XAER_PROTO, () -> one.start(branch(1), XAResource.TMJOIN, Duration.ZERO));
        assertRefused(XAException.XAER_NOTA, () -> end(one, branch(2)));
        end(one, branch(1));
    }

    @Test
    void onlyWhoWorksInABranchCanEndOrResumeIt() throws Exception {
        start(one, id);
        assertRefused(XAException.XAER_PROTO, () -> end(two, id));
        assertRefused(XAException.XAER_PROTO, () -> two.start(id, XAResource.TMRESUME, Duration.ZERO));
        one.end(id, XAResource.TMSUSPEND);
        assertRefused(XAException.XAER_PROTO, () -> two.start(id, XAResource.TMRESUME, Duration.ZERO));
        assertRefused(XAException.XAER_PROTO, () -> one.end(id, XAResource.TMSUSPEND));
        assertRefused(XAException.XAER_PROTO, () -> one.start(id, XAResource.TMJOIN, Duration.ZERO));
        end(one, id);
        assertRefused(XAException.XAER_PROTO, () -> end(one, id));
        assertRefused(XAException.XAER_PROTO, () -> one.start(id, XAResource.TMRESUME, Duration.ZERO));
        branches().rollback(id);
    }

    @Test
    void nothingIsFinishedWhileASessionHasNotEndedItsWork() throws Exception {
        start(one, id);
        send(one, "a");
        assertRefused(XAException.XAER_PROTO, () -> branches().prepare(id));
        assertRefused(XAException.XAER_PROTO, () -> branches().commit(id, true));
        assertRefused(XAException.XAER_PROTO, () -> branches().rollback(id));
        one.end(id, XAResource.TMSUSPEND);
        assertRefused(XAException.XAER_PROTO, () -> branches().prepare(id));
        end(one, id);
        branches().commit(id, true);
        assertThat(drain()).containsExactly("a");
    }

    @Test
    void eachPhaseHasItsTime() throws Exception {
        start(one, id);
        send(one, "a");
        end(one, id);
        assertRefused(XAException.XAER_PROTO, () -> branches().commit(id, false));
        assertRefused(XAException.XAER_PROTO, () -> branches().forget(id));
        branches().prepare(id);
        assertRefused(XAException.XAER_PROTO, () -> branches().prepare(id));
        assertRefused(XAException.XAER_PROTO, () -> branches().commit(id, true));
        assertRefused(XAException.XAER_PROTO, () -> branches().forget(id));
        assertRefused(XAException.XAER_PROTO, () -> end(one, id));
        branches().commit(id, false);
        assertThat(drain()).containsExactly("a");
    }

    @Test
    void flagsThatDoNotExistAreInvalid() throws Exception {
        assertRefused(XAException.XAER_INVAL, () -> one.start(id, XAResource.TMFAIL, Duration.ZERO));
        assertRefused(
                XAException.XAER_INVAL, () -> one.start(id, XAResource.TMJOIN | XAResource.TMRESUME, Duration.ZERO));
        start(one, id);
        assertRefused(XAException.XAER_INVAL, () -> one.end(id, XAResource.TMNOFLAGS));
        end(one, id);
    }

    @Test
    void finishingAgainInTheSameWayIsRightForAWhile() throws Exception {
        send("order");
        prepareExchange("reply");
        branches().commit(id, false);
        branches().commit(id, false);
        assertRefused(XAException.XAER_NOTA, () -> branches().rollback(id));
        assertThat(drain()).containsExactly("reply");
        crash();
        assertRefused(XAException.XAER_NOTA, () -> branches().commit(id, false));
    }

    @Test
    void aFailedBranchCanOnlyBeRolledBack() throws Exception {
        send("order");
        start(one, id);
        receive(one);
        one.end(id, XAResource.TMFAIL);
        assertRefused(XAException.XA_RBROLLBACK, () -> two.start(id, XAResource.TMJOIN, Duration.ZERO));
        assertRefused(XAException.XA_RBROLLBACK, () -> branches().commit(id, true));
        assertThat(drain()).containsExactly("order");
        assertRefused(XAException.XAER_NOTA, () -> branches().commit(id, true));
    }

    @Test
    void preparingAFailedBranchRollsItBack() throws Exception {
        start(one, id);
        send(one, "lost");
        one.end(id, XAResource.TMFAIL);
        assertRefused(XAException.XA_RBROLLBACK, () -> branches().prepare(id));
        assertThat(drain()).isEmpty();
        assertThat(store.branches()).isEmpty();
    }

    @Test
    void aBranchThatTakesTooLongIsRolledBack() throws Exception {
        send("order");
        one.start(id, XAResource.TMNOFLAGS, Duration.ofSeconds(10));
        receive(one);
        time.advance(10_000);
        await().until(() -> !drain().isEmpty());
        assertThatThrownBy(() -> send(one, "too late"))
                .isInstanceOf(TransactionRolledBackException.class)
                .hasMessageContaining("timed out");
        assertRefused(XAException.XA_RBTIMEOUT, () -> end(one, id));
        assertRefused(XAException.XA_RBTIMEOUT, () -> branches().commit(id, true));
        assertRefused(XAException.XAER_NOTA, () -> branches().commit(id, true));
    }

    @Test
    void aPreparedBranchNeverTimesOut() throws Exception {
        one.start(id, XAResource.TMNOFLAGS, Duration.ofSeconds(10));
        send(one, "a");
        end(one, id);
        branches().prepare(id);
        time.advance(20_000);
        branches().commit(id, false);
        assertThat(drain()).containsExactly("a");
    }

    @Test
    void aBranchInTimeIsNotRolledBackWithOneThatIsNot() throws Exception {
        one.start(branch(1), XAResource.TMNOFLAGS, Duration.ofSeconds(20));
        two.start(branch(2), XAResource.TMNOFLAGS, Duration.ofSeconds(10));
        time.advance(10_000);
        end(one, branch(1));
        assertRefused(XAException.XA_RBTIMEOUT, () -> end(two, branch(2)));
        start(two, branch(3));
        one.start(branch(1), XAResource.TMJOIN, Duration.ZERO);
        time.advance(10_000);
        assertRefused(XAException.XA_RBTIMEOUT, () -> end(one, branch(1)));
        end(two, branch(3));
    }

    @Test
    void whoeverIsTakenOutOfItsTransactionByAnotherThreadIsNotLeftToWorkWithoutOne() throws Exception {
        start(one, id);
        send(one, "a");
        Thread reaper = new Thread(() -> {
            try {
                one.end(id, XAResource.TMFAIL);
                branches().rollback(id);
            } catch (XAException e) {
                throw new AssertionError(e);
            }
        });
        reaper.start();
        reaper.join();
        assertThatThrownBy(() -> one.current()).isInstanceOf(TransactionRolledBackException.class);
        start(one, branch(2));
        send(one, "b");
        end(one, branch(2));
        branches().commit(branch(2), true);
        assertThat(one.current()).isNull();
        assertThat(drain()).containsExactly("b");
    }

    @Test
    void workThatBeganInABranchDoesNotEndInAnother() throws Exception {
        send("order");
        start(one, branch(1));
        Association first = one.current();
        end(one, branch(1));
        start(one, branch(2));
        try (Reader reader = engine.readQueue(queue, null)) {
            Claim claim = reader.poll();
            assertThatThrownBy(() -> first.received(claim)).isInstanceOf(IllegalStateException.class);
            engine.release(List.of(claim));
        }
        end(one, branch(2));
        branches().rollback(branch(2));
        assertThat(drain()).containsExactly("order");
    }
}
