package io.rowmq.clients.spring;

import io.rowmq.RowmqSession;
import io.rowmq.clients.ClientTest;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.jms.connection.JmsTransactionManager;
import org.springframework.jms.connection.SessionProxy;
import org.springframework.jms.listener.AbstractMessageListenerContainer;
import org.springframework.jms.listener.DefaultMessageListenerContainer;
import org.springframework.jms.listener.SessionAwareMessageListener;
import org.springframework.transaction.PlatformTransactionManager;

/** What tests with Spring share: containers, and a listener that fails. */
abstract class SpringTest extends ClientTest {

    static final String QUEUE = "orders";

    /** The milliseconds after which a container's receive gives up and begins anew. */
    static final int POLL_MILLIS = 50;

    /** A container for the queue that is not started. */
    final DefaultMessageListenerContainer container(SessionAwareMessageListener<?> listener) {
        DefaultMessageListenerContainer container = new DefaultMessageListenerContainer();
        container.setConnectionFactory(factory);
        container.setDestinationName(QUEUE);
        container.setReceiveTimeout(POLL_MILLIS);
        container.setErrorHandler(failure -> {});
        container.setMessageListener(listener);
        return container;
    }

    /** Starts a container, which ends with the test. */
    final <C extends AbstractMessageListenerContainer> C start(C container) {
        closeLater(container::shutdown);
        container.afterPropertiesSet();
        container.start();
        return container;
    }

    final CachingConnectionFactory caching(int sessions) {
        CachingConnectionFactory caching = new CachingConnectionFactory(factory);
        caching.setSessionCacheSize(sessions);
        closeLater(caching::destroy);
        return caching;
    }

    static PlatformTransactionManager transactions(ConnectionFactory connections) {
        JmsTransactionManager manager = new JmsTransactionManager(connections);
        manager.afterPropertiesSet();
        return manager;
    }

    /** A listener that notes what it gets, and fails at the first delivery of {@code bad}. */
    static class Failing implements SessionAwareMessageListener<Message> {

        final List<String> deliveries = new CopyOnWriteArrayList<>();

        @Override
        public void onMessage(Message message, Session session) throws JMSException {
            String text = message.getBody(String.class);
            int count = message.getIntProperty("JMSXDeliveryCount");
            deliveries.add(text + " " + count + (message.getJMSRedelivered() ? " redelivered" : ""));
            work(text, session);
            if (text.equals("bad") && count == 1) {
                throw new IllegalArgumentException("the first delivery of " + text);
            }
        }

        /** What it does with a message before it may fail. */
        void work(String text, Session session) throws JMSException {}
    }

    /** A listener that writes a row for each message, in the transaction that received it. */
    static class Writing extends Failing {

        @Override
        void work(String text, Session session) throws JMSException {
            Session real = session instanceof SessionProxy proxy ? proxy.getTargetSession() : session;
            try {
                insertRow(((RowmqSession) real).getJdbcConnection(), text);
            } catch (SQLException e) {
                throw new IllegalStateException("the row cannot be written", e);
            }
        }
    }
}
