package io.rowmq.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.RowmqQueue;
import io.rowmq.RowmqTopic;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.QueueConnectionFactory;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TopicConnectionFactory;
import jakarta.jms.TopicSession;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ManagedConnection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections from a pool, as applications use them. */
class OutboundTest {

    private static final RowmqQueue ORDERS = new RowmqQueue("orders");

    private Container server;
    private ConnectionFactory factory;

    @BeforeEach
    void start() throws Exception {
        server = Container.started();
        factory = server.pooled();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private void send(String text) throws JMSException {
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession()) {
            session.createProducer(ORDERS).send(session.createTextMessage(text));
        }
    }

    private String received() {
        try (JMSContext context = factory.createContext()) {
            return context.createConsumer(ORDERS).receiveBodyNoWait(String.class);
        }
    }

    @Test
    void whatIsSentOutsideTransactionsIsThereAtOnce() throws Exception {
        send("one");
        assertThat(received()).isEqualTo("one");
        assertThat(received()).isNull();
    }

    @Test
    void aContextSendsAndReceives() {
        try (JMSContext context = factory.createContext()) {
            context.createProducer().setProperty("colour", "red").setPriority(7).send(ORDERS, "two");
            try (JMSConsumer consumer = context.createConsumer(ORDERS, "colour = 'red'")) {
                assertThat(consumer.receiveBody(String.class, 120_000)).isEqualTo("two");
            }
        }
    }

    @Test
    void connectionsAreUsedAgain() throws Exception {
        send("one");
        send("two");
        assertThat(received()).isEqualTo("one");
        assertThat(server.pool.made).hasSize(1);
    }

    @Test
    void connectionsOfSeveralUsersAreNotMixedUp() throws Exception {
        factory.createConnection().close();
        factory.createConnection("scott", "tiger").close();
        factory.createConnection("scott", "tiger").close();
        assertThat(server.pool.made).hasSize(2);
    }

    @Test
    void aLocalTransactionCommitsAllItsConnections() throws Exception {
        server.pool.begin();
        send("one");
        send("two");
        try (JMSContext other = server.unmanaged().createContext();
                JMSConsumer consumer = other.createConsumer(ORDERS)) {
            assertThat(consumer.receiveNoWait()).isNull();
            server.pool.commit();
            assertThat(consumer.receiveBody(String.class, 120_000)).isEqualTo("one");
            assertThat(consumer.receiveBody(String.class, 120_000)).isEqualTo("two");
        }
        assertThat(server.pool.made).hasSize(1);
    }

    @Test
    void aLocalTransactionRollsBack() throws Exception {
        send("there before");
        server.pool.begin();
        send("never");
        assertThat(received()).isEqualTo("there before");
        server.pool.rollback();
        assertThat(received()).isEqualTo("there before");
        assertThat(received()).isNull();
    }

    @Test
    void aTransactionThatHasEndedLeavesNothingForTheNext() throws Exception {
        server.pool.begin();
        send("first");
        server.pool.commit();
        send("second");
        assertThat(received()).isEqualTo("first");
        assertThat(received()).isEqualTo("second");
    }

    @Test
    void aConnectionHasOneSession() throws Exception {
        try (Connection connection = factory.createConnection()) {
            Session session = connection.createSession();
            assertThatThrownBy(connection::createSession)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("create another connection");
            session.close();
            connection.createSession().close();
        }
    }

    @Test
    void whatTheServerDoesApplicationsMustNot() throws Exception {
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession();
                MessageConsumer consumer = session.createConsumer(ORDERS);
                MessageProducer producer = session.createProducer(ORDERS)) {
            assertRefused(() -> connection.setClientID("me"));
            assertRefused(connection::stop);
            assertRefused(() -> connection.setExceptionListener(e -> {}));
            assertRefused(() -> connection.createConnectionConsumer(ORDERS, null, null, 1));
            assertRefused(() -> connection.createSharedConnectionConsumer(null, "s", null, null, 1));
            assertRefused(() -> connection.createDurableConnectionConsumer(null, "s", null, null, 1));
            assertRefused(() -> connection.createSharedDurableConnectionConsumer(null, "s", null, null, 1));
            assertRefused(() -> session.setMessageListener(null));
            assertRefused(session::getMessageListener);
            assertRefused(session::run);
            assertRefused(() -> consumer.setMessageListener(message -> {}));
            assertRefused(consumer::getMessageListener);
            assertRefused(() -> producer.send(session.createMessage(), null));
        }
        try (JMSContext context = factory.createContext()) {
            assertRefused(() -> context.setClientID("me"));
            assertRefused(context::stop);
            assertRefused(() -> context.setExceptionListener(e -> {}));
            assertRefused(() -> context.createContext(Session.AUTO_ACKNOWLEDGE));
            assertRefused(() -> context.createProducer().setAsync(null));
            assertRefused(() -> context.createConsumer(ORDERS).setMessageListener(message -> {}));
        }
    }

    private interface Call {
        void run() throws Exception;
    }

    private static void assertRefused(Call call) {
        assertThatThrownBy(call::run)
                .hasMessageContaining("must not be used by an application in a Jakarta EE server")
                .isInstanceOfAny(JMSException.class, JMSRuntimeException.class)
                .extracting(e -> e instanceof JMSException checked
                        ? checked.getErrorCode()
                        : ((JMSRuntimeException) e).getErrorCode())
                .isEqualTo("ROWMQ-RESTRICTED");
    }

    @Test
    void withoutAServerNothingIsRefused() throws Exception {
        try (Connection connection = server.unmanaged().createConnection()) {
            connection.setClientID("me");
            connection.start();
            try (Session one = connection.createSession(true, Session.SESSION_TRANSACTED);
                    Session two = connection.createSession()) {
                one.createProducer(ORDERS).send(one.createTextMessage("in a transaction"));
                MessageConsumer consumer = two.createConsumer(ORDERS);
                assertThat(consumer.receiveNoWait()).isNull();
                one.commit();
                assertThat(consumer.receive(120_000).getBody(String.class)).isEqualTo("in a transaction");
            }
        }
    }

    @Test
    void whatIsClosedCannotBeUsed() throws Exception {
        Connection connection = factory.createConnection();
        Session session = connection.createSession();
        MessageProducer producer = session.createProducer(ORDERS);
        session.close();
        assertThatThrownBy(() -> producer.send(null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(session::createMessage).isInstanceOf(IllegalStateException.class);
        connection.close();
        connection.close();
        assertThatThrownBy(connection::createSession).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(connection::start).isInstanceOf(IllegalStateException.class);
        JMSContext context = factory.createContext();
        context.close();
        assertThatThrownBy(context::createMessage).isInstanceOf(jakarta.jms.IllegalStateRuntimeException.class);
    }

    @Test
    void nothingOfOneApplicationRemainsForTheNext() throws Exception {
        Connection first = factory.createConnection();
        Session session = first.createSession();
        TemporaryQueue temporary = session.createTemporaryQueue();
        session.createProducer(temporary).send(session.createTextMessage("reply"));
        MessageConsumer forgotten = session.createConsumer(ORDERS);
        first.start();
        first.close();
        assertThatThrownBy(forgotten::receiveNoWait).isInstanceOf(IllegalStateException.class);
        try (Connection second = factory.createConnection();
                Session other = second.createSession()) {
            assertThatThrownBy(() -> other.createProducer(temporary))
                    .isInstanceOf(jakarta.jms.InvalidDestinationException.class);
            MessageConsumer stopped = other.createConsumer(ORDERS);
            other.createProducer(ORDERS).send(other.createTextMessage("for whoever is started"));
            assertThat(stopped.receiveNoWait()).isNull();
            second.start();
            assertThat(stopped.receive(120_000)).isNotNull();
        }
        assertThat(server.pool.made).hasSize(1);
    }

    @Test
    void repliesComeToATemporaryQueue() throws Exception {
        try (JMSContext requester = factory.createContext();
                JMSContext replier = factory.createContext()) {
            TemporaryQueue replies = requester.createTemporaryQueue();
            JMSConsumer consumer = requester.createConsumer(replies);
            requester.createProducer().setJMSReplyTo(replies).send(ORDERS, "question");
            Destination to = replier.createConsumer(ORDERS).receive(120_000).getJMSReplyTo();
            replier.createProducer().send(to, "answer");
            assertThat(consumer.receiveBody(String.class, 120_000)).isEqualTo("answer");
        }
    }

    @Test
    void aBrowserLooks() throws Exception {
        send("to be seen");
        try (JMSContext context = factory.createContext();
                QueueBrowser browser = context.createBrowser(ORDERS)) {
            assertThat(browser.getEnumeration().hasMoreElements()).isTrue();
        }
        assertThat(received()).isEqualTo("to be seen");
    }

    @Test
    void sessionsOfOneDomainDoNotOfferTheOther() throws Exception {
        RowmqTopic news = new RowmqTopic("news");
        try (var connection = ((QueueConnectionFactory) factory).createQueueConnection();
                QueueSession session = connection.createQueueSession(false, Session.AUTO_ACKNOWLEDGE)) {
            assertThatThrownBy(() -> session.createDurableConsumer(news, "s"))
                    .isInstanceOf(IllegalStateException.class);
            session.createSender(ORDERS).send(session.createMessage());
        }
        try (var connection = ((TopicConnectionFactory) factory).createTopicConnection();
                TopicSession session = connection.createTopicSession(false, Session.AUTO_ACKNOWLEDGE)) {
            assertThatThrownBy(() -> session.createBrowser(ORDERS)).isInstanceOf(IllegalStateException.class);
            session.createPublisher(news).publish(session.createMessage());
        }
    }

    @Test
    void connectionsThatAreGoneAreFoundAndReported() throws Exception {
        Connection connection = factory.createConnection();
        Session session = connection.createSession();
        RowmqManagedConnectionFactory managed = server.factory();
        Set<?> all = Set.copyOf(server.pool.made);
        assertThat(managed.getInvalidConnections(all)).isEmpty();
        server.pool.made.get(0).destroy();
        assertThat(managed.getInvalidConnections(all)).hasSize(1);
        assertThatThrownBy(session::createMessage).isInstanceOf(IllegalStateException.class);
        assertThat(server.pool.errors).hasSize(1);
        assertThatThrownBy(session::createMessage).isInstanceOf(IllegalStateException.class);
        assertThat(server.pool.errors).as("it is gone once only").hasSize(1);
    }

    @Test
    void aHandleThatWasMovedIsNoAffairOfItsFirstConnection() throws Exception {
        Connection moved = factory.createConnection();
        factory.createConnection();
        ManagedConnection first = server.pool.made.get(0);
        ManagedConnection second = server.pool.made.get(1);
        second.associateConnection(moved);
        first.cleanup();
        try (Session session = moved.createSession()) {
            session.createProducer(ORDERS).send(session.createTextMessage("by the second"));
            assertThatThrownBy(() -> first.associateConnection(moved))
                    .isInstanceOf(ResourceException.class)
                    .hasMessageContaining("open session");
        }
        second.cleanup();
        assertThatThrownBy(moved::createSession).isInstanceOf(IllegalStateException.class);
        assertThat(received()).isEqualTo("by the second");
    }

    @Test
    void whoeverTheServerRefusesIsToldSo() throws Exception {
        ConnectionFactory refusing =
                (ConnectionFactory) server.factory().createConnectionFactory((ConnectionManager) (source, info) -> {
                    throw new jakarta.resource.spi.SecurityException("no credentials are mapped");
                });
        assertThatThrownBy(refusing::createConnection)
                .isInstanceOf(JMSSecurityException.class)
                .hasMessageContaining("no credentials are mapped");
    }

    @Test
    void aClientIdentifierIsConfigured() throws Exception {
        RowmqManagedConnectionFactory managed = server.factory();
        managed.setClientId("billing");
        ConnectionFactory billing = (ConnectionFactory) managed.createConnectionFactory(server.pool);
        try (Connection connection = billing.createConnection()) {
            assertThat(connection.getClientID()).isEqualTo("billing");
            assertThatThrownBy(billing::createConnection)
                    .isInstanceOf(jakarta.jms.InvalidClientIDException.class)
                    .hasMessageContaining("billing");
        }
    }

    @Test
    void aConfiguredFactoryCanBeStoredAndGivenToAResourceAdapterAgain() throws Exception {
        RowmqManagedConnectionFactory configured = server.factory();
        configured.setUserName("scott");
        configured.setPassword("tiger");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(configured);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            RowmqManagedConnectionFactory read = (RowmqManagedConnectionFactory) in.readObject();
            assertThat(read).isNotEqualTo(configured);
            read.setResourceAdapter(server.adapter);
            assertThat(read).isEqualTo(configured).hasSameHashCodeAs(configured);
            assertThat(read.createManagedConnection(null, null).getMetaData().getUserName())
                    .isEqualTo("scott");
        }
    }

    @Test
    void passwordsAreNotInWhatServersWriteToTheirLogs() throws Exception {
        ConnectionFactory logging =
                (ConnectionFactory) server.factory().createConnectionFactory((ConnectionManager) (source, info) -> {
                    throw new ResourceException("no connection for " + info);
                });
        assertThatThrownBy(() -> logging.createConnection("scott", "tiger"))
                .hasMessageContaining("scott")
                .hasMessageNotContaining("tiger");
    }

    @Test
    void afterTheEndThereAreNoConnections() throws Exception {
        server.adapter.stop();
        assertThatThrownBy(factory::createConnection)
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("not running");
    }
}
