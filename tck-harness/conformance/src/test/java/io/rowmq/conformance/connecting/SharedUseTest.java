package io.rowmq.conformance.connecting;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.conformance.Background;
import io.rowmq.conformance.Received;
import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.Connection;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sections 2.14 and 6.2.6: what several threads, and several contexts, may share. */
class SharedUseTest extends Specification {

    private static final int THREADS = 6;
    private static final int ROUNDS = 20;

    @Test
    @Section("2.14")
    void aConnectionSupportsConcurrentUse() throws Exception {
        Connection connection = connect();
        connection.start();
        List<Background<Void>> threads = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            String prefix = t + ":";
            threads.add(Background.run(() -> {
                for (int i = 0; i < ROUNDS; i++) {
                    try (Session session = connection.createSession();
                            MessageProducer producer = session.createProducer(queue);
                            MessageConsumer consumer = session.createConsumer(topic)) {
                        producer.send(session.createTextMessage(prefix + i));
                        assertThat(consumer.getMessageSelector()).isNull();
                        connection.start();
                    }
                }
            }));
        }
        for (Background<Void> thread : threads) {
            thread.result();
        }
        assertThat(drain(queue)).hasSize(THREADS * ROUNDS).doesNotHaveDuplicates();
    }

    @Test
    @Section("2.14")
    void aConnectionFactorySupportsConcurrentUse() throws Exception {
        List<Background<Void>> threads = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            String text = "thread " + t;
            threads.add(Background.run(() -> {
                for (int i = 0; i < ROUNDS; i++) {
                    try (JMSContext context = provider.factory().createContext()) {
                        context.createProducer().send(queue, text);
                    }
                }
            }));
        }
        for (Background<Void> thread : threads) {
            thread.result();
        }
        assertThat(drain(queue)).hasSize(THREADS * ROUNDS);
    }

    @Test
    @Section("6.2.6")
    void contextsOfOneConnectionWorkSideBySide() throws Exception {
        JMSContext first = context();
        List<Received> listeners = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            JMSContext sibling = provider.closeLater(first.createContext(JMSContext.AUTO_ACKNOWLEDGE));
            Received received = new Received();
            listeners.add(received);
            sibling.createConsumer(topic).setMessageListener(received);
        }
        JMSContext transacted = provider.closeLater(first.createContext(JMSContext.SESSION_TRANSACTED));
        transacted.createProducer().send(topic, "one").send(topic, "two");
        transacted.commit();
        for (Received received : listeners) {
            assertThat(received.texts(2)).containsExactly("one", "two");
        }
    }

    @Test
    @Section("6.1.5")
    void stopAndStartOfAContextConcernItsWholeConnection() throws Exception {
        JMSContext first = context();
        JMSContext second = provider.closeLater(first.createContext(JMSContext.AUTO_ACKNOWLEDGE));
        JMSConsumer consumer = second.createConsumer(queue);
        first.stop();
        send(queue, "text");
        assertNothing(consumer);
        first.start();
        assertThat(receiveText(consumer)).isEqualTo("text");
    }

    @Test
    @Section("6.2.14")
    void manyConsumersAndProducersLoseNothing() throws Exception {
        Received received = new Received();
        for (int i = 0; i < 4; i++) {
            session().createConsumer(queue).setMessageListener(received);
        }
        List<Background<Void>> threads = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            String prefix = t + ":";
            threads.add(Background.run(() -> {
                Session session = session();
                MessageProducer producer = session.createProducer(queue);
                for (int i = 0; i < 100; i++) {
                    producer.send(session.createTextMessage(prefix + i));
                }
            }));
        }
        for (Background<Void> thread : threads) {
            thread.result();
        }
        assertThat(received.texts(THREADS * 100)).doesNotHaveDuplicates();
        assertThat(received.pending()).isZero();
    }

    @Test
    @Section("6.2.10")
    void acknowledgeInATransactedSessionIsIgnored() throws Exception {
        send(queue, "text");
        Session transacted = session(Session.SESSION_TRANSACTED);
        Message message = receive(transacted.createConsumer(queue));
        message.acknowledge();
        transacted.rollback();
        transacted.close();
        assertThat(drain(queue)).containsExactly("text");
    }
}
