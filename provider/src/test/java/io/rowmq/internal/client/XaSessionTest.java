package io.rowmq.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.internal.engine.EngineInMemory;
import io.rowmq.spi.BranchId;
import jakarta.jms.CompletionListener;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.jms.TransactionInProgressException;
import jakarta.jms.TransactionInProgressRuntimeException;
import jakarta.jms.TransactionRolledBackException;
import jakarta.jms.XAJMSContext;
import jakarta.jms.XASession;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions and contexts in global transactions (section 11.2), and outside of them. */
class XaSessionTest extends Bench {

    private static final Xid XID = xid(1);

    private XaConnection xa;
    private XaSession session;
    private XAResource resource;
    private MessageProducer producer;
    private MessageConsumer consumer;

    @BeforeEach
    void openXa() throws JMSException {
        xa = new XaConnection(engine.messaging(), ConnectionSettings.DEFAULT, () -> {});
        xa.start();
        session = xa.createXASession();
        resource = session.getXAResource();
        producer = session.createProducer(queue("replies"));
        consumer = session.createConsumer(queue());
    }

    private static Xid xid(int number) {
        return new BranchId(1, "0" + number, "00").xid();
    }

    private void start() throws XAException {
        resource.start(XID, XAResource.TMNOFLAGS);
    }

    private void end() throws XAException {
        resource.end(XID, XAResource.TMSUCCESS);
    }

    private void exchange() throws Exception {
        send(queue(), "order");
        start();
        assertThat(text(consumer.receive(PATIENCE))).isEqualTo("order");
        producer.send(session.createTextMessage("reply"));
        end();
    }

    @Test
    void receiptsAndSendsAreCommittedTogether() throws Exception {
        exchange();
        assertThat(browse(queue("replies"))).isEmpty();
        resource.prepare(XID);
        resource.commit(XID, false);
        assertThat(browse(queue("replies"))).containsExactly("reply");
        assertThat(browse(queue())).isEmpty();
    }

    @Test
    void receiptsAndSendsAreRolledBackTogether() throws Exception {
        exchange();
        resource.rollback(XID);
        assertThat(browse(queue("replies"))).isEmpty();
        Message again = consumer.receive(PATIENCE);
        assertThat(again.getJMSRedelivered()).isTrue();
        assertThat(count(again)).isEqualTo(2);
    }

    @Test
    void outsideOfTransactionsSendsStandAloneAndReceiptsAreAcknowledgedAtOnce() throws Exception {
        send(queue(), "order");
        producer.send(session.createTextMessage("at once"));
        assertThat(browse(queue("replies"))).containsExactly("at once");
        assertThat(text(consumer.receive(PATIENCE))).isEqualTo("order");
        xa.close();
        assertThat(browse(queue())).isEmpty();
    }

    @Test
    void afterATransactionTheSessionIsOutsideAgain() throws Exception {
        exchange();
        producer.send(session.createTextMessage("outside"));
        assertThat(browse(queue("replies"))).containsExactly("outside");
        resource.commit(XID, true);
        assertThat(browse(queue("replies"))).containsExactly("outside", "reply");
    }

    @Test
    void theTransactionManagerDecidesAfterTheConnectionWasClosed() throws Exception {
        send(queue(), "order");
        start();
        assertThat(text(consumer.receive(PATIENCE))).isEqualTo("order");
        producer.send(session.createTextMessage("reply"));
        xa.close();
        assertThat(browse(queue())).isEmpty();
        end();
        resource.prepare(XID);
        resource.commit(XID, false);
        assertThat(browse(queue("replies"))).containsExactly("reply");
    }

    @Test
    void aClosedSessionStartsNoWork() throws Exception {
        session.close();
        assertThatThrownBy(this::start)
                .isInstanceOfSatisfying(
                        XAException.class, e -> assertThat(e.errorCode).isEqualTo(XAException.XAER_RMFAIL));
    }

    @Test
    void commitAndRollbackAreTheTransactionManagers() throws Exception {
        start();
        producer.send(session.createTextMessage("a"));
        assertThatThrownBy(session::commit).isInstanceOf(TransactionInProgressException.class);
        assertThatThrownBy(session::rollback).isInstanceOf(TransactionInProgressException.class);
        assertThatThrownBy(session::recover).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(session::getJdbcConnection)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("XA");
        assertThat(session.getTransacted()).isTrue();
        assertThat(session.getAcknowledgeMode()).isEqualTo(Session.SESSION_TRANSACTED);
        end();
        resource.commit(XID, true);
        assertThat(browse(queue("replies"))).containsExactly("a");
    }

    @Test
    void theSessionBehindAnXaSessionWorksInTheSameBranch() throws Exception {
        Session inner = session.getSession();
        start();
        inner.createProducer(queue("replies")).send(inner.createTextMessage("a"));
        end();
        resource.rollback(XID);
        assertThat(browse(queue("replies"))).isEmpty();
    }

    @Test
    void ordinarySessionsOfAnXaConnectionAreOrdinary() throws Exception {
        try (Session local = xa.createSession(true, Session.SESSION_TRANSACTED)) {
            assertThat(local).isNotInstanceOf(XASession.class);
            local.createProducer(queue("replies")).send(local.createTextMessage("local"));
            local.commit();
        }
        assertThat(browse(queue("replies"))).containsExactly("local");
    }

    @Test
    void resourcesOfOneEngineAreTheSame() throws Exception {
        try (XaConnection other = new XaConnection(engine.messaging(), ConnectionSettings.DEFAULT, () -> {})) {
            assertThat(resource.isSameRM(other.createXASession().getXAResource()))
                    .isTrue();
        }
        assertThat(resource.isSameRM(null)).isFalse();
    }

    @Test
    void resourcesOfAnotherEngineAreNotTheSame() throws Exception {
        try (EngineInMemory another = new EngineInMemory();
                XaConnection other = new XaConnection(another.messaging(), ConnectionSettings.DEFAULT, () -> {})) {
            assertThat(resource.isSameRM(other.createXASession().getXAResource()))
                    .isFalse();
        }
    }

    @Test
    void recoverTellsEverythingOnceForEachScan() throws Exception {
        exchange();
        resource.prepare(XID);
        assertThat(resource.recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN))
                .hasSize(1);
        assertThat(resource.recover(XAResource.TMSTARTRSCAN)).hasSize(1);
        assertThat(resource.recover(XAResource.TMNOFLAGS)).isEmpty();
        assertThat(resource.recover(XAResource.TMENDRSCAN)).isEmpty();
        assertInvalid(() -> resource.recover(XAResource.TMNOFLAGS));
        assertInvalid(() -> resource.recover(XAResource.TMENDRSCAN));
        assertInvalid(() -> resource.recover(XAResource.TMJOIN));
    }

    @Test
    void recoverGivesXidsThatFinishTheirBranches() throws Exception {
        exchange();
        resource.prepare(XID);
        Xid found = resource.recover(XAResource.TMSTARTRSCAN)[0];
        assertThat(found).isEqualTo(XID);
        assertThat(found.getGlobalTransactionId()).isEqualTo(XID.getGlobalTransactionId());
        assertThat(found.getBranchQualifier()).isEqualTo(XID.getBranchQualifier());
        resource.commit(found, false);
        assertThat(browse(queue("replies"))).containsExactly("reply");
    }

    private static void assertInvalid(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        XAException.class, e -> assertThat(e.errorCode).isEqualTo(XAException.XAER_INVAL));
    }

    @Test
    void xidsThatCannotBeAreInvalid() {
        assertInvalid(() -> resource.start(null, XAResource.TMNOFLAGS));
        assertInvalid(() -> resource.start(new BranchId(-1, "00", "00").xid(), XAResource.TMNOFLAGS));
        assertInvalid(() -> resource.start(new BranchId(1, "", "00").xid(), XAResource.TMNOFLAGS));
        assertInvalid(() -> resource.start(new BranchId(1, "00".repeat(65), "00").xid(), XAResource.TMNOFLAGS));
        assertInvalid(() -> resource.commit(new BranchId(1, "00", "00".repeat(65)).xid(), true));
    }

    @Test
    void theTimeoutOfAResourceHoldsForItsBranches() throws Exception {
        assertThat(resource.getTransactionTimeout()).isZero();
        assertThat(resource.setTransactionTimeout(5)).isTrue();
        assertThat(resource.getTransactionTimeout()).isEqualTo(5);
        assertInvalid(() -> resource.setTransactionTimeout(-1));
        start();
        engine.advance(Duration.ofSeconds(5));
        assertThatThrownBy(() -> producer.send(session.createTextMessage("late")))
                .isInstanceOf(TransactionRolledBackException.class);
        assertThatThrownBy(this::end)
                .isInstanceOfSatisfying(
                        XAException.class, e -> assertThat(e.errorCode).isEqualTo(XAException.XA_RBTIMEOUT));
    }

    @Test
    void aMessageThatComesAfterTheBranchHasEndedIsNotReceived() throws Exception {
        start();
        InThread<Message> received =
                InThread.call(() -> consumer.receive(PATIENCE)).blocked();
        end();
        resource.rollback(XID);
        send(queue(), "order");
        assertThatThrownBy(received::result).isInstanceOf(JMSException.class);
        assertThat(browse(queue())).containsExactly("order");
    }

    @Test
    void completionListenersAreCalledAndTheSendsWaitForTheBranch() throws Exception {
        CompletableFuture<Message> completed = new CompletableFuture<>();
        start();
        producer.send(session.createTextMessage("a"), new CompletionListener() {
            @Override
            public void onCompletion(Message message) {
                completed.complete(message);
            }

            @Override
            public void onException(Message message, Exception exception) {
                completed.completeExceptionally(exception);
            }
        });
        assertThat(completed.join()).isInstanceOf(TextMessage.class);
        end();
        assertThat(browse(queue("replies"))).isEmpty();
        resource.commit(XID, true);
        assertThat(browse(queue("replies"))).containsExactly("a");
    }

    @Test
    void aListenerOutsideOfTransactionsAcknowledgesWhenItReturns() throws Exception {
        Inbox<String> inbox = new Inbox<>();
        consumer.setMessageListener(message -> inbox.add(text(message)));
        send(queue(), "a", "b");
        assertThat(inbox.next(2)).containsExactly("a", "b");
        xa.close();
        assertThat(browse(queue())).isEmpty();
    }

    @Test
    void contextsWorkInBranchesToo() throws Exception {
        send(queue(), "order");
        try (XaConnection connected = new XaConnection(engine.messaging(), ConnectionSettings.DEFAULT, () -> {})) {
            XAJMSContext context = connected.createXaContext();
            XAResource own = context.getXAResource();
            JMSConsumer orders = context.createConsumer(queue());
            own.start(XID, XAResource.TMNOFLAGS);
            assertThat(orders.receiveBody(String.class, PATIENCE)).isEqualTo("order");
            context.getContext().createProducer().send(queue("replies"), "reply");
            assertThatThrownBy(context::commit).isInstanceOf(TransactionInProgressRuntimeException.class);
            assertThatThrownBy(context::rollback).isInstanceOf(TransactionInProgressRuntimeException.class);
            assertThat(context.getTransacted()).isTrue();
            try (JMSContext plain = context.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
                plain.createProducer().send(queue("replies"), "plain");
            }
            own.end(XID, XAResource.TMSUCCESS);
            own.commit(XID, true);
            context.close();
        }
        assertThat(browse(queue("replies"))).containsExactly("plain", "reply");
    }
}
