package io.rowmq.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.RowmqQueue;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSContext;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TransactionInProgressException;
import jakarta.jms.TransactionRolledBackException;
import jakarta.resource.spi.ManagedConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections from a pool in transactions of a transaction manager. */
class XaOutboundTest {

    private static final RowmqQueue ORDERS = new RowmqQueue("orders");

    private final Transactions transactions = new Transactions();
    private Container server;
    private ConnectionFactory factory;

    @BeforeEach
    void start() throws Exception {
        server = Container.started();
        server.pool.join(transactions);
        factory = server.pooled();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private List<String> received() throws Exception {
        try (JMSContext context = server.unmanaged().createContext()) {
            var consumer = context.createConsumer(ORDERS);
            List<String> texts = new ArrayList<>();
            String text;
            while ((text = consumer.receiveBodyNoWait(String.class)) != null) {
                texts.add(text);
            }
            return texts;
        }
    }

    private void send(String text) {
        try (JMSContext context = factory.createContext()) {
            context.createProducer().send(ORDERS, text);
        }
    }

    @Test
    void connectionsOfOneDatabaseShareABranch() throws Exception {
        transactions.begin();
        send("one");
        try (JMSContext first = factory.createContext();
                JMSContext second = factory.createContext()) {
            first.createProducer().send(ORDERS, "two");
            second.createProducer().send(ORDERS, "three");
            assertThat(received()).isEmpty();
            transactions.end();
        }
        assertThat(transactions.joined).isOne();
        assertThat(received()).containsExactly("one", "two", "three");
    }

    @Test
    void whatWasMadeBeforeTheTransactionTakesPartInIt() throws Exception {
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession()) {
            MessageProducer producer = session.createProducer(ORDERS);
            producer.send(session.createTextMessage("outside"));
            transactions.begin();
            producer.send(session.createTextMessage("lost"));
            transactions.setRollbackOnly();
            transactions.end();
            assertThat(received()).containsExactly("outside");
            transactions.begin();
            producer.send(session.createTextMessage("kept"));
            assertThat(received()).isEmpty();
            transactions.end();
        }
        assertThat(received()).containsExactly("kept");
    }

    @Test
    void aConnectionThatIsNotUsedInATransactionIsNotEnlisted() throws Exception {
        transactions.begin();
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession()) {
            session.createProducer(ORDERS);
            assertThat(session.getTransacted()).isFalse();
        }
        transactions.end();
        assertThat(received()).isEmpty();
    }

    @Test
    void theModeOfASessionIsThatOfTheTransaction() throws Exception {
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
            MessageProducer producer = session.createProducer(ORDERS);
            assertThat(session.getTransacted()).isFalse();
            assertThat(session.getAcknowledgeMode()).isEqualTo(Session.AUTO_ACKNOWLEDGE);
            session.recover();
            assertThatThrownBy(session::commit).isInstanceOf(IllegalStateException.class);
            transactions.begin();
            producer.send(session.createMessage());
            assertThat(session.getTransacted()).isTrue();
            assertThat(session.getAcknowledgeMode()).isEqualTo(Session.SESSION_TRANSACTED);
            assertThatThrownBy(session::recover).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(session::rollback)
                    .isInstanceOf(TransactionInProgressException.class)
                    .hasMessageContaining("UserTransaction");
            transactions.end();
        }
    }

    @Test
    void aLocalTransactionTakesWhatWasMadeBeforeItBegan() throws Exception {
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession()) {
            MessageProducer producer = session.createProducer(ORDERS);
            ManagedConnection managed = server.pool.made.get(0);
            managed.getLocalTransaction().begin();
            producer.send(session.createTextMessage("lost"));
            managed.getLocalTransaction().rollback();
            managed.getLocalTransaction().begin();
            producer.send(session.createTextMessage("kept"));
            assertThat(received()).isEmpty();
            managed.getLocalTransaction().commit();
            assertThatThrownBy(() -> managed.getLocalTransaction().commit())
                    .hasMessageContaining("No local transaction has begun");
        }
        assertThat(received()).containsExactly("kept");
    }

    @Test
    void aTransactionThatTheManagerTookAwayIsLostForItsUserOnly() throws Exception {
        Connection connection = factory.createConnection();
        Session session = connection.createSession();
        XAResource resource = server.pool.made.get(0).getXAResource();
        transactions.begin();
        Xid xid = transactions.id();
        resource.start(xid, XAResource.TMNOFLAGS);
        MessageProducer producer = session.createProducer(ORDERS);
        CompletableFuture.runAsync(() -> takeAway(resource, xid)).get();
        server.pool.join(new Transactions());
        assertThatThrownBy(() -> producer.send(session.createMessage()))
                .isInstanceOf(TransactionRolledBackException.class);
        connection.close();
        send("next");
        assertThat(server.pool.made).hasSize(1);
        assertThat(received()).containsExactly("next");
    }

    private static void takeAway(XAResource resource, Xid xid) {
        try {
            resource.end(xid, XAResource.TMFAIL);
            resource.rollback(xid);
        } catch (XAException e) {
            throw new java.lang.IllegalStateException(e);
        }
    }

    @Test
    void recoveryIsPossibleWithoutAnyBean() throws Exception {
        assertThat(server.adapter.getXAResources(new RowmqActivationSpec[0])).isEmpty();
        RowmqActivationSpec spec = server.topicSpec("news");
        spec.setSubscriptionDurability("Durable");
        spec.setSubscriptionName("archive");
        spec.setClientId("archivist");
        server.deploy(spec, message -> {});
        XAResource[] resources = server.adapter.getXAResources(new RowmqActivationSpec[] {spec, spec});
        assertThat(resources).hasSize(1);
        assertThat(resources[0].recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN))
                .isEmpty();
        server.adapter.stop();
        assertThatThrownBy(() -> server.adapter.getXAResources(new RowmqActivationSpec[] {spec}))
                .hasMessageContaining("not running");
    }

    @Test
    void afterTheTransactionAConnectionWorksAlone() throws Exception {
        transactions.begin();
        try (JMSContext context = factory.createContext()) {
            context.createProducer().send(ORDERS, "inside");
            transactions.end();
            context.createProducer().send(ORDERS, "after");
            assertThat(received()).containsExactly("inside", "after");
        }
    }
}
