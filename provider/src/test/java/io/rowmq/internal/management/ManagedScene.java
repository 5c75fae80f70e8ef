package io.rowmq.internal.management;

import io.rowmq.internal.client.ConnectionSettings;
import io.rowmq.internal.client.StoreConnection;
import io.rowmq.internal.engine.EngineInMemory;
import io.rowmq.internal.security.UserDirectory;
import io.rowmq.internal.security.UsersInMemory;
import io.rowmq.management.RowmqManagement;
import io.rowmq.management.RowmqOperation;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of management start from: an engine, a session that is transacted, and an operator. */
abstract class ManagedScene {

    EngineInMemory engine;
    UserDirectory users;
    StoreConnection connection;
    Session session;
    RowmqManagement management;

    @BeforeEach
    void open() throws JMSException {
        engine = new EngineInMemory();
        users = new UsersInMemory().open();
        connection = new StoreConnection(engine.messaging(), ConnectionSettings.DEFAULT, () -> {});
        connection.start();
        session = connection.createSession(Session.SESSION_TRANSACTED);
        management = operator(null, null);
    }

    @AfterEach
    void close() throws JMSException {
        management.close();
        connection.close();
        engine.close();
    }

    RowmqManagement operator(String user, String password) throws JMSException {
        return new EngineManagement(engine.messaging(), users, users.authenticate(user, password), () -> {});
    }

    void send(String queue, String... texts) throws JMSException {
        for (String text : texts) {
            TextMessage message = session.createTextMessage(text);
            message.setStringProperty("text", text);
            session.createProducer(session.createQueue(queue)).send(message);
        }
        session.commit();
    }

    /** What can be received now; it is gone then. */
    List<String> drain(String queue) throws JMSException {
        List<String> texts = new ArrayList<>();
        try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
            for (TextMessage next = (TextMessage) consumer.receiveNoWait();
                    next != null;
                    next = (TextMessage) consumer.receiveNoWait()) {
                texts.add(next.getText());
            }
        }
        session.commit();
        return texts;
    }

    /** Receives the first message and rolls back until it is a dead letter. */
    void kill(String queue) throws JMSException {
        try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
            for (int i = 0; i < EngineInMemory.MAX_DELIVERIES; i++) {
                consumer.receiveNoWait();
                session.rollback();
            }
        }
    }

    RowmqOperation ended(long operation) throws JMSException {
        RowmqOperation status = management.operations().await(operation, 60_000);
        if (status.ended() == null) {
            throw new AssertionError("still running: " + status);
        }
        return status;
    }
}
