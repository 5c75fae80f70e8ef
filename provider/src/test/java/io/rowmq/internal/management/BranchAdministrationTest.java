package io.rowmq.internal.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.RowmqQueue;
import io.rowmq.RowmqTopic;
import io.rowmq.internal.client.ConnectionSettings;
import io.rowmq.internal.client.XaConnection;
import io.rowmq.internal.engine.EngineInMemory;
import io.rowmq.management.RowmqBranch;
import io.rowmq.management.RowmqBranch.State;
import io.rowmq.management.RowmqBranch.Work;
import io.rowmq.spi.BranchId;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Topic;
import jakarta.jms.XASession;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator sees of branches in doubt, and does with them. */
class BranchAdministrationTest {

    private static final BranchId ID = new BranchId(7, "0a1b", "00");
    private static final String TEXT = "7:0a1b:00";

    private EngineInMemory engine;
    private XaConnection connection;
    private XASession session;
    private XAResource resource;
    private Queue orders;
    private Topic news;
    private BranchAdministration branches;
    private final AtomicInteger closings = new AtomicInteger();

    @BeforeEach
    void open() throws JMSException {
        engine = new EngineInMemory();
        connection = new XaConnection(engine.messaging(), ConnectionSettings.DEFAULT, () -> {});
        connection.start();
        session = connection.createXASession();
        resource = session.getXAResource();
        orders = new RowmqQueue("orders");
        news = new RowmqTopic("news");
        branches = new BranchAdministration(engine.messaging(), () -> {}, closings::incrementAndGet);
    }

    @AfterEach
    void close() throws JMSException {
        connection.close();
        engine.close();
    }

    private void send(String text) throws JMSException {
        session.createProducer(orders).send(session.createTextMessage(text));
    }

    private String receive() throws JMSException {
        try (MessageConsumer consumer = session.createConsumer(orders)) {
            Message message = consumer.receiveNoWait();
            return message == null ? null : message.getBody(String.class);
        }
    }

    /** Receives an order, and sends an answer and some news. */
    private void prepare() throws JMSException, XAException {
        session.createSharedDurableConsumer(news, "press").close();
        send("order");
        resource.start(ID.xid(), XAResource.TMNOFLAGS);
        assertThat(receive()).isEqualTo("order");
        send("answer");
        session.createProducer(news).send(session.createTextMessage("news"));
        resource.end(ID.xid(), XAResource.TMSUCCESS);
        resource.prepare(ID.xid());
    }

    @Test
    void branchesInDoubtAreListedWithWhatTheyHold() throws Exception {
        prepare();
        long prepared = engine.messaging().now();
        engine.advance(Duration.ofHours(1));

        assertThat(branches.list()).singleElement().satisfies(branch -> {
            assertThat(branch.id()).isEqualTo(TEXT);
            assertThat(branch.state()).isEqualTo(State.PREPARED);
            assertThat(branch.since().toEpochMilli()).isEqualTo(prepared);
            assertThat(branch.work())
                    .containsExactlyInAnyOrder(
                            new Work("queue://orders", null, 1, 1), new Work("topic://news", "press", 1, 0));
        });
    }

    @Test
    void activeAndFinishedBranchesAreNotInDoubt() throws Exception {
        resource.start(ID.xid(), XAResource.TMNOFLAGS);
        send("answer");
        assertThat(branches.list()).isEmpty();
        resource.end(ID.xid(), XAResource.TMSUCCESS);
        resource.prepare(ID.xid());
        resource.commit(ID.xid(), false);
        assertThat(branches.list()).isEmpty();
    }

    @Test
    void aCommitTakesEffectAtOnceAndIsReported() throws Exception {
        prepare();
        branches.commit(TEXT);

        assertThat(receive()).isEqualTo("answer");
        assertThat(branches.list()).extracting(RowmqBranch::state).containsExactly(State.COMMITTED_BY_OPERATOR);
        assertThatThrownBy(() -> resource.commit(ID.xid(), false))
                .isInstanceOfSatisfying(
                        XAException.class, e -> assertThat(e.errorCode).isEqualTo(XAException.XA_HEURCOM));
        resource.forget(ID.xid());
        assertThat(branches.list()).isEmpty();
    }

    @Test
    void aRollbackTakesEffectAtOnceAndCanBeForgottenByTheOperator() throws Exception {
        prepare();
        branches.rollback(TEXT);

        assertThat(receive()).isEqualTo("order");
        assertThat(branches.list()).extracting(RowmqBranch::state).containsExactly(State.ROLLED_BACK_BY_OPERATOR);
        branches.forget(TEXT);
        assertThat(branches.list()).isEmpty();
    }

    @Test
    void whatIsNotInDoubtIsRefusedByItsName() throws Exception {
        assertThatThrownBy(() -> branches.commit("7:ff:00"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("7:ff:00");
        assertThatThrownBy(() -> branches.rollback("the first"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the first")
                .hasMessageContaining("list()");
        assertThatThrownBy(() -> branches.commit("99999999999:0a:00")).isInstanceOf(IllegalStateException.class);
        prepare();
        assertThatThrownBy(() -> branches.forget(TEXT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(TEXT);
        branches.commit(TEXT);
        assertThatThrownBy(() -> branches.commit(TEXT)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whoIsNoAdministratorAnyMoreDoesNothing() throws Exception {
        prepare();
        BranchAdministration denied = new BranchAdministration(
                engine.messaging(),
                () -> {
                    throw new JMSSecurityException("no more");
                },
                () -> {});
        assertThatThrownBy(denied::list).isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> denied.commit(TEXT)).isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> denied.rollback(TEXT)).isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> denied.forget(TEXT)).isInstanceOf(JMSSecurityException.class);
        assertThat(branches.list()).extracting(RowmqBranch::state).containsExactly(State.PREPARED);
    }

    @Test
    void closingItGivesUpTheHoldOnce() {
        branches.close();
        branches.close();
        assertThat(closings).hasValue(1);
        assertThatThrownBy(() -> branches.list()).isInstanceOf(IllegalStateException.class);
    }
}
