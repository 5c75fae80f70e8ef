package io.rowmq.conformance.connecting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rowmq.conformance.Section;
import jakarta.jms.TransactionInProgressException;
import jakarta.jms.XASession;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Section 6.2.8, and JTA 2.0, XAResource: the order of the calls; what is out of order has no effect. */
@Section("6.2.8")
class BranchOrderTest extends BranchSpecification {

    private XASession session;
    private XAResource resource;
    private XAResource second;

    @BeforeEach
    void open() throws Exception {
        session = xaSession();
        resource = session.getXAResource();
        second = xaSession().getXAResource();
    }

    private void prepareMessage(Xid xid, String text) throws Exception {
        resource.start(xid, XAResource.TMNOFLAGS);
        sendWith(session, queue, text);
        resource.end(xid, XAResource.TMSUCCESS);
        resource.prepare(xid);
    }

    @Test
    void aBranchCannotBeStartedTwiceInAnyState() throws Exception {
        resource.start(branch, XAResource.TMNOFLAGS);
        sendWith(session, queue, "once");
        assertRefused(XAException.XAER_DUPID, () -> second.start(branch, XAResource.TMNOFLAGS));
        resource.end(branch, XAResource.TMSUCCESS);
        assertRefused(XAException.XAER_DUPID, () -> second.start(branch, XAResource.TMNOFLAGS));
        resource.prepare(branch);
        assertRefused(XAException.XAER_DUPID, () -> second.start(branch, XAResource.TMNOFLAGS));
        second.commit(branch, false);
        assertThat(drain(queue)).containsExactly("once");
    }

    @Test
    void aPreparedBranchIsKnownAsSuchAfterARestart() throws Exception {
        prepareMessage(branch, "once");
        provider.restart();
        begin();
        Xid kept = recovered(xaSession().getXAResource()).get(0).xid();
        open();
        assertRefused(XAException.XAER_DUPID, () -> resource.start(kept, XAResource.TMNOFLAGS));
        assertRefused(XAException.XAER_PROTO, () -> resource.start(kept, XAResource.TMJOIN));
        assertRefused(XAException.XAER_PROTO, () -> resource.prepare(kept));
        assertRefused(XAException.XAER_PROTO, () -> resource.commit(kept, true));
        assertRefused(XAException.XAER_PROTO, () -> resource.forget(kept));
        resource.commit(kept, false);
        assertThat(recovered(resource)).isEmpty();
        assertThat(drain(queue)).containsExactly("once");
    }

    @Test
    void callsForAnUnknownBranchNeverTouchAnother() throws Exception {
        prepareMessage(branch, "prepared");
        assertRefused(XAException.XAER_NOTA, () -> resource.commit(other, false));
        assertRefused(XAException.XAER_NOTA, () -> resource.commit(other, true));
        assertRefused(XAException.XAER_NOTA, () -> resource.rollback(other));
        assertRefused(XAException.XAER_NOTA, () -> resource.prepare(other));
        assertRefused(XAException.XAER_NOTA, () -> resource.forget(other));
        assertRefused(XAException.XAER_NOTA, () -> resource.end(other, XAResource.TMSUCCESS));
        assertRefused(XAException.XAER_NOTA, () -> resource.start(other, XAResource.TMJOIN));
        assertRefused(XAException.XAER_NOTA, () -> resource.start(other, XAResource.TMRESUME));
        assertThat(drain(queue)).isEmpty();
        resource.commit(branch, false);
        assertThat(drain(queue)).containsExactly("prepared");
    }

    @Test
    void branchesThatDifferInTheirQualifierOnlyAreTwo() throws Exception {
        Xid sibling = new Sibling(branch);
        prepareMessage(branch, "one");
        prepareMessage(sibling, "two");
        resource.commit(sibling, false);
        assertThat(drain(queue)).containsExactly("two");
        resource.rollback(branch);
        assertThat(drain(queue)).isEmpty();
    }

    @Test
    void whatIsNotEndedCannotBeFinished() throws Exception {
        resource.start(branch, XAResource.TMNOFLAGS);
        sendWith(session, queue, "kept");
        assertRefused(XAException.XAER_PROTO, () -> second.prepare(branch));
        assertRefused(XAException.XAER_PROTO, () -> second.commit(branch, true));
        assertRefused(XAException.XAER_PROTO, () -> second.rollback(branch));
        resource.end(branch, XAResource.TMSUSPEND);
        assertRefused(XAException.XAER_PROTO, () -> second.prepare(branch));
        assertRefused(XAException.XAER_PROTO, () -> second.end(branch, XAResource.TMSUCCESS));
        assertRefused(XAException.XAER_PROTO, () -> second.start(branch, XAResource.TMRESUME));
        resource.start(branch, XAResource.TMRESUME);
        resource.end(branch, XAResource.TMSUCCESS);
        assertRefused(XAException.XAER_PROTO, () -> second.commit(branch, false));
        second.commit(branch, true);
        assertThat(drain(queue)).containsExactly("kept");
    }

    @Test
    void flagsThatDoNotExistAreInvalid() throws Exception {
        assertRefused(XAException.XAER_INVAL, () -> resource.start(branch, XAResource.TMFAIL));
        assertRefused(XAException.XAER_INVAL, () -> resource.start(null, XAResource.TMNOFLAGS));
        assertRefused(XAException.XAER_INVAL, () -> resource.recover(XAResource.TMJOIN));
        resource.start(branch, XAResource.TMNOFLAGS);
        assertRefused(XAException.XAER_INVAL, () -> resource.end(branch, XAResource.TMNOFLAGS));
        resource.end(branch, XAResource.TMSUCCESS);
    }

    @Test
    void aBranchThatFailedIsRolledBackByEitherPhase() throws Exception {
        send(queue, "order");
        for (boolean onePhase : new boolean[] {true, false}) {
            Xid xid = newBranch();
            resource.start(xid, XAResource.TMNOFLAGS);
            move(session, queue, provider.queue(name + "-replies"));
            resource.end(xid, XAResource.TMFAIL);
            if (onePhase) {
                assertRefused(XAException.XA_RBROLLBACK, () -> second.commit(xid, true));
            } else {
                assertRefused(XAException.XA_RBROLLBACK, () -> second.prepare(xid));
            }
            assertRefused(XAException.XAER_NOTA, () -> second.commit(xid, false));
        }
        assertThat(drain(provider.queue(name + "-replies"))).isEmpty();
        assertThat(drain(queue)).containsExactly("order");
    }

    @Test
    void aBranchThatTakesTooLongIsRolledBack() throws Exception {
        send(queue, "order");
        assertThat(resource.setTransactionTimeout(1)).isTrue();
        assertThat(resource.getTransactionTimeout()).isEqualTo(1);
        resource.start(branch, XAResource.TMNOFLAGS);
        move(session, queue, provider.queue(name + "-replies"));
        try (XASession watcher = xaSession()) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> !browse(watcher.createBrowser(queue)).isEmpty());
        }
        assertRefused(XAException.XA_RBTIMEOUT, () -> resource.end(branch, XAResource.TMSUCCESS));
        assertRefused(XAException.XA_RBTIMEOUT, () -> second.prepare(branch));
        assertThat(drain(queue)).containsExactly("order");
        assertThat(drain(provider.queue(name + "-replies"))).isEmpty();
    }

    @Test
    void aSessionsOwnCommitIsRefused() throws Exception {
        send(queue, "order");
        resource.start(branch, XAResource.TMNOFLAGS);
        receive(session.createConsumer(queue));
        assertThatExceptionOfType(TransactionInProgressException.class).isThrownBy(session::commit);
        assertThatExceptionOfType(TransactionInProgressException.class).isThrownBy(session::rollback);
        assertThatExceptionOfType(TransactionInProgressException.class)
                .isThrownBy(() -> session.getSession().commit());
        resource.end(branch, XAResource.TMSUCCESS);
        resource.rollback(branch);
        assertThat(drain(queue)).containsExactly("order");
    }

    /** Another branch of the same global transaction. */
    private record Sibling(Xid first) implements Xid {

        @Override
        public int getFormatId() {
            return first.getFormatId();
        }

        @Override
        public byte[] getGlobalTransactionId() {
            return first.getGlobalTransactionId();
        }

        @Override
        public byte[] getBranchQualifier() {
            return new byte[] {2};
        }
    }
}
