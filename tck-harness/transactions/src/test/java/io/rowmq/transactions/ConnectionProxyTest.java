package io.rowmq.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.RowmqXAConnectionFactory;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.transaction.TransactionManager;
import java.nio.file.Path;
import org.jboss.narayana.jta.jms.ConnectionFactoryProxy;
import org.jboss.narayana.jta.jms.TransactionHelperImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Narayana's own proxy of connection factories, which enlists sessions and closes them when the transaction is over.
 */
class ConnectionProxyTest {

    @TempDir
    Path directory;

    private final TransactionManager transactions = Narayana.transactions();
    private RowmqXAConnectionFactory factory;
    private ConnectionFactory proxy;

    @BeforeEach
    void open() {
        factory = new RowmqXAConnectionFactory("jdbc:h2:file:" + directory.resolve("messages"));
        proxy = new ConnectionFactoryProxy(factory, new TransactionHelperImpl(transactions));
    }

    @AfterEach
    void close() {
        factory.close();
    }

    private void send(String text) throws JMSException {
        try (Connection connection = proxy.createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
            session.createProducer(session.createQueue("orders")).send(session.createTextMessage(text));
        }
    }

    private String receive() throws JMSException {
        try (Connection connection = proxy.createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue("orders"))) {
            connection.start();
            Message message = consumer.receiveNoWait();
            return message == null ? null : message.getBody(String.class);
        }
    }

    private String look() {
        try (JMSContext context = factory.createContext();
                JMSConsumer consumer = context.createConsumer(context.createQueue("orders"))) {
            return consumer.receiveBodyNoWait(String.class);
        }
    }

    @Test
    void sendsAreCommittedAfterTheSessionWasClosed() throws Exception {
        transactions.begin();
        send("order");
        assertThat(look()).isNull();
        transactions.commit();
        assertThat(look()).isEqualTo("order");
    }

    @Test
    void sendsAreRolledBackAfterTheSessionWasClosed() throws Exception {
        transactions.begin();
        send("order");
        transactions.rollback();
        assertThat(look()).isNull();
    }

    @Test
    void receiptsAreRolledBackAndThenCommitted() throws Exception {
        try (JMSContext context = factory.createContext()) {
            context.createProducer().send(context.createQueue("orders"), "order");
        }
        transactions.begin();
        assertThat(receive()).isEqualTo("order");
        transactions.rollback();
        transactions.begin();
        assertThat(receive()).isEqualTo("order");
        transactions.commit();
        assertThat(look()).isNull();
    }
}
