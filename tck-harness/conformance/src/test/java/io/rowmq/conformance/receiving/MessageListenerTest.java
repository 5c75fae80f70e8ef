package io.rowmq.conformance.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.conformance.Received;
import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.Connection;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 8.7: message listeners. */
@Section("8.7")
class MessageListenerTest extends Specification {

    /** Throws at the first delivery of each message that says so. */
    private static void failOnce(Message message) {
        try {
            if (Received.text(message).startsWith("bad") && message.getIntProperty("JMSXDeliveryCount") == 1) {
                throw new IllegalArgumentException("the listener cannot process this");
            }
        } catch (JMSException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void messagesAreDeliveredAsTheyArrive() throws Exception {
        send(queue, "waiting");
        Received received = new Received();
        session().createConsumer(queue).setMessageListener(received);
        assertThat(received.texts(1)).containsExactly("waiting");
        send(queue, "arriving", "and another");
        assertThat(received.texts(2)).containsExactly("arriving", "and another");
    }

    @ParameterizedTest
    @ValueSource(ints = {Session.AUTO_ACKNOWLEDGE, Session.DUPS_OK_ACKNOWLEDGE})
    void anExceptionMeansImmediateRedelivery(int mode) throws Exception {
        Connection connection = connect();
        Session session = connection.createSession(mode);
        Received received = new Received();
        session.createConsumer(queue).setMessageListener(message -> {
            received.onMessage(message);
            failOnce(message);
        });
        connection.start();
        send(queue, "bad", "good");
        assertThat(received.next().getJMSRedelivered()).isFalse();
        Message again = received.next();
        assertThat(again.getBody(String.class)).isEqualTo("bad");
        assertThat(again.getJMSRedelivered()).isTrue();
        assertThat(again.getIntProperty("JMSXDeliveryCount")).isEqualTo(2);
        assertThat(received.texts(1)).containsExactly("good");
        connection.close();
        assertThat(drain(queue)).isEmpty();
    }

    @Test
    void anExceptionInAClientAcknowledgedSessionMeansTheNextMessage() throws Exception {
        Connection connection = connect();
        Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
        Received received = new Received();
        session.createConsumer(queue).setMessageListener(message -> {
            received.onMessage(message);
            failOnce(message);
        });
        connection.start();
        send(queue, "bad", "good");
        assertThat(received.texts(2)).containsExactly("bad", "good");
        connection.close();
        assertThat(drain(queue)).containsExactly("bad", "good");
    }

    @Test
    void anExceptionInATransactedSessionMeansTheNextMessage() throws Exception {
        Connection connection = connect();
        Session session = connection.createSession(Session.SESSION_TRANSACTED);
        Received received = new Received();
        session.createConsumer(queue).setMessageListener(message -> {
            received.onMessage(message);
            failOnce(message);
            try {
                session.commit();
            } catch (JMSException e) {
                throw new AssertionError(e);
            }
        });
        connection.start();
        send(queue, "bad", "good");
        assertThat(received.texts(2)).containsExactly("bad", "good");
        connection.close();
        assertThat(drain(queue)).isEmpty();
    }

    @Test
    void aMessageThatAlwaysFailsDoesNotBlockTheQueueForEver() throws Exception {
        Connection connection = connect();
        Received good = new Received();
        connection.createSession().createConsumer(queue).setMessageListener(message -> {
            if (Received.text(message).equals("bad")) {
                throw new IllegalArgumentException("the listener can never process this");
            }
            good.onMessage(message);
        });
        connection.start();
        send(queue, "bad", "good");
        assertThat(good.texts(1)).containsExactly("good");
        connection.close();
        assertThat(drain(queue)).isEmpty();
    }

    @Test
    void listenersSelect() throws Exception {
        Received one = new Received();
        Received others = new Received();
        JMSContext context = context();
        context.createConsumer(queue, "n = 1").setMessageListener(one);
        context.createConsumer(queue, "n <> 1").setMessageListener(others);
        for (int i = 0; i < 10; i++) {
            context().createProducer().setProperty("n", i % 2).send(queue, "m" + i);
        }
        assertThat(one.texts(5)).containsExactly("m1", "m3", "m5", "m7", "m9");
        assertThat(others.texts(5)).containsExactly("m0", "m2", "m4", "m6", "m8");
    }

    @Test
    void aContextsListenerIsKeptAndTakenAway() throws Exception {
        JMSConsumer consumer = context().createConsumer(queue);
        assertThat(consumer.getMessageListener()).isNull();
        Received received = new Received();
        consumer.setMessageListener(received);
        assertThat(consumer.getMessageListener()).isSameAs(received);
        send(queue, "text");
        assertThat(received.texts(1)).containsExactly("text");
        consumer.setMessageListener(null);
        assertThat(consumer.getMessageListener()).isNull();
    }

    @Test
    @Section("8.8")
    void aListenerMayCloseItsConsumer() throws Exception {
        Connection connection = connect();
        Session session = connection.createSession();
        MessageConsumer consumer = session.createConsumer(queue);
        Received received = new Received();
        consumer.setMessageListener(message -> {
            try {
                consumer.close();
                received.onMessage(message);
            } catch (JMSException e) {
                throw new AssertionError(e);
            }
        });
        connection.start();
        send(queue, "one", "two");
        assertThat(received.texts(1)).containsExactly("one");
        connection.close();
        assertThat(received.pending()).isZero();
        assertThat(drain(queue)).containsExactly("two");
    }

    @Test
    @Section("8.8")
    void aListenerMayCloseItsConsumerOfAContext() throws Exception {
        JMSContext context = context();
        JMSConsumer consumer = context.createConsumer(queue);
        Received received = new Received();
        consumer.setMessageListener(message -> {
            consumer.close();
            received.onMessage(message);
        });
        send(queue, "one");
        assertThat(received.texts(1)).containsExactly("one");
        send(queue, "two");
        context.close();
        assertThat(drain(queue)).containsExactly("two");
    }
}
