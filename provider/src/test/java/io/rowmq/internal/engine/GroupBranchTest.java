package io.rowmq.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;

/** Message groups and global transactions. */
class GroupBranchTest extends BranchBench {

    private Claim receive(Enlistment session, Reader reader) throws JMSException {
        reader.into(session::holder);
        Claim claim = reader.poll();
        if (claim != null) {
            session.current().received(claim);
        }
        return claim;
    }

    @Test
    void aGroupIsInTheHandsOfABranchNotOfItsSession() throws Exception {
        Grouped.send(engine, "a1", "a2");
        Reader reader = engine.readQueue(queue, null);
        start(one, id);
        receive(one, reader);
        end(one, id);
        start(one, branch(2));
        assertThat(receive(one, reader)).isNull();
        end(one, branch(2));
        branches().commit(id, true);
        assertThat(drain()).containsExactly("a2");
    }

    @Test
    void aPreparedBranchHoldsItsGroup() throws Exception {
        prepare();
        assertThat(drain()).containsExactly("b1");
        branches().rollback(id);
        assertThat(drain()).containsExactly("a1", "a2");
    }

    @Test
    void aPreparedBranchHoldsItsGroupAfterARestart() throws Exception {
        prepare();
        crash();
        assertThat(drain()).containsExactly("b1");
        branches().commit(id, false);
        assertThat(drain()).containsExactly("a2");
    }

    @Test
    void soDoesABranchOfWhichItWasFoundOutLaterThatItIsPrepared() throws Exception {
        receive();
        store.next = MemoryStore.Outcome.DOUBTFUL;
        assertRefused(XAException.XAER_RMFAIL, () -> branches().prepare(id));
        store.next = MemoryStore.Outcome.DOUBTFUL_AND_LOST;
        assertRefused(XAException.XAER_RMFAIL, () -> branches().rollback(id));
        assertThat(drain()).containsExactly("b1");
        branches().rollback(id);
        assertThat(drain()).containsExactly("a1", "a2");
    }

    private void prepare() throws Exception {
        receive();
        branches().prepare(id);
    }

    /** Receives the first of two of a group. */
    private void receive() throws Exception {
        Grouped.send(engine, "a1", "a2", "b1");
        start(one, id);
        receive(one, engine.readQueue(queue, null));
        end(one, id);
    }
}
