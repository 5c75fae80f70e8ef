package io.rowmq.conformance.connecting;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.conformance.Section;
import io.rowmq.management.RowmqBranch;
import io.rowmq.management.RowmqBranches;
import io.rowmq.spi.BranchId;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.XAJMSContext;
import jakarta.jms.XASession;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Section 6.2.8: messages in global transactions. */
@Section("6.2.8")
class GlobalTransactionTest extends BranchSpecification {

    private XASession session;
    private XAResource resource;
    private Queue replies;

    @BeforeEach
    void open() throws Exception {
        session = xaSession();
        resource = session.getXAResource();
        replies = provider.queue(name + "-replies");
    }

    private void exchange(Xid xid) throws Exception {
        resource.start(xid, XAResource.TMNOFLAGS);
        move(session, queue, replies);
        resource.end(xid, XAResource.TMSUCCESS);
    }

    private void restart() throws Exception {
        provider.restart();
        factory = provider.xaFactory();
        open();
    }

    @Test
    void onePhase() throws Exception {
        send(queue, "order");
        exchange(branch);
        assertThat(drain(replies)).isEmpty();
        resource.commit(branch, true);
        assertThat(drain(replies)).containsExactly("order");
        assertThat(drain(queue)).isEmpty();
    }

    @Test
    void twoPhases() throws Exception {
        send(queue, "order");
        exchange(branch);
        assertThat(resource.prepare(branch)).isEqualTo(XAResource.XA_OK);
        assertThat(drain(replies)).isEmpty();
        assertThat(drain(queue)).isEmpty();
        resource.commit(branch, false);
        resource.commit(branch, false);
        assertThat(drain(replies)).containsExactly("order");
        assertThat(drain(queue)).isEmpty();
    }

    @Test
    void rollbackGivesBackWhatWasReceived() throws Exception {
        send(queue, "order");
        exchange(branch);
        resource.prepare(branch);
        resource.rollback(branch);
        assertThat(drain(replies)).isEmpty();
        Message again = receive(session().createConsumer(queue));
        assertThat(again.getJMSRedelivered()).isTrue();
        assertThat(again.getIntProperty("JMSXDeliveryCount")).isEqualTo(2);
    }

    @Test
    void aPreparedBranchIsCommittedAfterARestartByAnyResource() throws Exception {
        send(queue, "order");
        exchange(branch);
        resource.prepare(branch);
        restart();
        assertThat(recovered(resource)).containsExactly(BranchId.of(branch));
        assertThat(drain(queue)).isEmpty();
        resource.commit(branch, false);
        assertThat(recovered(resource)).isEmpty();
        restart();
        assertRefused(XAException.XAER_NOTA, () -> resource.commit(branch, false));
        assertThat(drain(replies)).containsExactly("order");
        assertThat(drain(queue)).isEmpty();
    }

    @Test
    void aPreparedBranchIsRolledBackAfterARestartByAnyResource() throws Exception {
        send(queue, "order");
        exchange(branch);
        resource.prepare(branch);
        restart();
        resource.rollback(branch);
        assertThat(recovered(resource)).isEmpty();
        assertThat(drain(replies)).isEmpty();
        assertThat(drain(queue)).containsExactly("order");
    }

    @Test
    void whatIsNotPreparedIsRolledBackByARestart() throws Exception {
        send(queue, "order");
        exchange(branch);
        restart();
        assertThat(recovered(resource)).isEmpty();
        assertRefused(XAException.XAER_NOTA, () -> resource.commit(branch, true));
        assertThat(drain(replies)).isEmpty();
        assertThat(drain(queue)).containsExactly("order");
    }

    @Test
    void sessionsJoinOneBranch() throws Exception {
        send(queue, "order");
        XASession joined = xaSession();
        resource.start(branch, XAResource.TMNOFLAGS);
        joined.getXAResource().start(branch, XAResource.TMJOIN);
        move(session, queue, replies);
        sendWith(joined, replies, "joined");
        joined.getXAResource().end(branch, XAResource.TMSUCCESS);
        resource.end(branch, XAResource.TMSUCCESS);
        resource.prepare(branch);
        assertThat(drain(replies)).isEmpty();
        joined.getXAResource().commit(branch, false);
        assertThat(drain(replies)).containsExactlyInAnyOrder("order", "joined");
    }

    @Test
    void oneSessionInterleavesBranches() throws Exception {
        send(queue, "one", "two", "three");
        MessageConsumer consumer = session.createConsumer(queue);
        resource.start(branch, XAResource.TMNOFLAGS);
        assertThat(receiveText(consumer)).isEqualTo("one");
        resource.end(branch, XAResource.TMSUSPEND);
        resource.start(other, XAResource.TMNOFLAGS);
        assertThat(receiveText(consumer)).isEqualTo("two");
        resource.end(other, XAResource.TMSUCCESS);
        resource.start(branch, XAResource.TMRESUME);
        assertThat(receiveText(consumer)).isEqualTo("three");
        resource.end(branch, XAResource.TMSUCCESS);
        consumer.close();
        resource.prepare(branch);
        resource.prepare(other);
        resource.commit(branch, false);
        resource.rollback(other);
        assertThat(drain(queue)).containsExactly("two");
    }

    @Test
    void aBranchWithoutWorkVotesReadOnlyAndIsOver() throws Exception {
        resource.start(branch, XAResource.TMNOFLAGS);
        assertNothing(session.createConsumer(queue));
        resource.end(branch, XAResource.TMSUCCESS);
        assertThat(resource.prepare(branch)).isEqualTo(XAResource.XA_RDONLY);
        assertThat(recovered(resource)).isEmpty();
        assertRefused(XAException.XAER_NOTA, () -> resource.rollback(branch));
    }

    @Test
    void bodiesOfAnySizeAndTopicsTakePart() throws Exception {
        String large = "x".repeat(3 << 20);
        Session subscriber = session();
        MessageConsumer durable = subscriber.createSharedDurableConsumer(topic, name);
        durable.close();
        resource.start(branch, XAResource.TMNOFLAGS);
        session.createProducer(topic).send(session.createTextMessage(large));
        resource.end(branch, XAResource.TMSUCCESS);
        resource.prepare(branch);
        restart();
        resource.commit(branch, false);
        Session later = session();
        try (MessageConsumer consumer = later.createSharedDurableConsumer(topic, name)) {
            assertThat(receiveText(consumer).getBytes(StandardCharsets.US_ASCII))
                    .hasSize(large.length());
        }
        later.unsubscribe(name);
    }

    @Test
    void operatorsDecisionsAreReportedUntilTheyAreForgotten() throws Exception {
        send(queue, "one", "two");
        for (Xid xid : List.of(branch, other)) {
            exchange(xid);
            resource.prepare(xid);
        }
        try (RowmqBranches branches = factory.branches()) {
            assertThat(branches.list()).extracting(RowmqBranch::state).containsOnly(RowmqBranch.State.PREPARED);
            branches.commit(BranchId.of(branch).toString());
            branches.rollback(BranchId.of(other).toString());
        }
        assertThat(drain(replies)).containsExactly("one");
        assertThat(drain(queue)).containsExactly("two");
        restart();
        assertRefused(XAException.XA_HEURCOM, () -> resource.rollback(branch));
        assertRefused(XAException.XA_HEURRB, () -> resource.commit(other, false));
        assertRefused(XAException.XA_HEURRB, () -> resource.commit(other, false));
        resource.forget(branch);
        resource.forget(other);
        assertThat(recovered(resource)).isEmpty();
        assertRefused(XAException.XAER_NOTA, () -> resource.forget(branch));
    }

    @Test
    void resourcesOfOneDatabaseAreTheSame() throws Exception {
        XAJMSContext context = provider.closeLater(provider.xaFactory().createXAContext());
        assertThat(resource.isSameRM(context.getXAResource())).isTrue();
        assertThat(context.getXAResource().isSameRM(resource)).isTrue();
    }

    @Test
    void contextsTakePart() throws Exception {
        send(queue, "order");
        try (XAJMSContext context = factory.createXAContext()) {
            context.getXAResource().start(branch, XAResource.TMNOFLAGS);
            String text = receiveText(context.createConsumer(queue));
            context.createProducer().send(replies, text);
            context.getXAResource().end(branch, XAResource.TMSUCCESS);
            context.getXAResource().prepare(branch);
        }
        assertThat(drain(replies)).isEmpty();
        resource.commit(branch, false);
        assertThat(drain(replies)).containsExactly("order");
    }
}
