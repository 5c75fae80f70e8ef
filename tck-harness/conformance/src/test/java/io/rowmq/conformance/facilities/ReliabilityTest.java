package io.rowmq.conformance.facilities;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.conformance.Received;
import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Section 9.1: what outlives the application. */
@Section("9.1")
class ReliabilityTest extends Specification {

    @Test
    void messagesAndTheirOrderOutliveARestart() throws Exception {
        Session transacted = session(Session.SESSION_TRANSACTED);
        MessageProducer producer = transacted.createProducer(queue);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            texts.add("m" + i);
            producer.send(transacted.createTextMessage("m" + i));
        }
        transacted.commit();
        producer.send(transacted.createTextMessage("urgent"), DeliveryMode.PERSISTENT, 9, 0);
        transacted.commit();
        producer.send(transacted.createTextMessage("uncommitted"));
        provider.restart();
        texts.add(0, "urgent");
        assertThat(drain(queue)).isEqualTo(texts);
    }

    /** More than section 7.7 asks for. */
    @Test
    void nonPersistentMessagesOutliveARestartToo() throws Exception {
        Session session = session();
        session.createProducer(queue).send(session.createTextMessage("text"), DeliveryMode.NON_PERSISTENT, 4, 0);
        provider.restart();
        Message received = receive(session().createConsumer(queue));
        assertThat(received.getBody(String.class)).isEqualTo("text");
        assertThat(received.getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
    }

    @Test
    void everythingInAMessageOutlivesARestart() throws Exception {
        Session session = session();
        MessageProducer producer = session.createProducer(queue);
        Message sent = session.createTextMessage("text");
        sent.setJMSCorrelationID("correlation");
        sent.setJMSReplyTo(topic);
        sent.setJMSType("type");
        sent.setObjectProperty("float", 1.5f);
        sent.setObjectProperty("byte", (byte) 3);
        producer.send(sent, DeliveryMode.PERSISTENT, 7, 600_000);
        provider.restart();
        Message received = receive(session().createConsumer(queue));
        assertThat(received.getBody(String.class)).isEqualTo("text");
        assertThat(received.getJMSMessageID()).isEqualTo(sent.getJMSMessageID());
        assertThat(received.getJMSTimestamp()).isEqualTo(sent.getJMSTimestamp());
        assertThat(received.getJMSExpiration()).isEqualTo(sent.getJMSExpiration());
        assertThat(received.getJMSDeliveryTime()).isEqualTo(sent.getJMSDeliveryTime());
        assertThat(received.getJMSDestination()).isEqualTo(queue);
        assertThat(received.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
        assertThat(received.getJMSPriority()).isEqualTo(7);
        assertThat(received.getJMSCorrelationID()).isEqualTo("correlation");
        assertThat(received.getJMSReplyTo()).isEqualTo(topic);
        assertThat(received.getJMSType()).isEqualTo("type");
        assertThat(received.getJMSRedelivered()).isFalse();
        assertThat(received.getObjectProperty("float")).isEqualTo(1.5f);
        assertThat(received.getObjectProperty("byte")).isEqualTo((byte) 3);
    }

    @Test
    void everyTypeOfMessageOutlivesARestart() throws Exception {
        Session session = session();
        MessageProducer producer = session.createProducer(queue);
        BytesMessage bytes = session.createBytesMessage();
        bytes.writeBytes(new byte[] {1, 2, 3});
        MapMessage map = session.createMapMessage();
        map.setLong("long", 1L << 40);
        StreamMessage stream = session.createStreamMessage();
        stream.writeChar('c');
        for (Message message : List.of(
                session.createMessage(),
                session.createTextMessage("t".repeat(200_000)),
                bytes,
                map,
                stream,
                session.createObjectMessage("object"))) {
            producer.send(message);
        }
        provider.restart();
        MessageConsumer consumer = session().createConsumer(queue);
        receive(consumer);
        assertThat(receiveText(consumer)).hasSize(200_000);
        assertThat(receive(consumer).getBody(byte[].class)).containsExactly(1, 2, 3);
        assertThat(((MapMessage) receive(consumer)).getLong("long")).isEqualTo(1L << 40);
        assertThat(((StreamMessage) receive(consumer)).readChar()).isEqualTo('c');
        assertThat(((ObjectMessage) receive(consumer)).getObject()).isEqualTo("object");
        assertNothing(consumer);
    }

    @Test
    void whatWasAcknowledgedIsGoneAndTheRestIsThere() throws Exception {
        send(queue, "committed", "rolled back", "in hand");
        Session transacted = session(Session.SESSION_TRANSACTED);
        MessageConsumer consumer = transacted.createConsumer(queue);
        receive(consumer);
        transacted.commit();
        receive(consumer);
        transacted.rollback();
        receiveTexts(consumer, 2);
        provider.restart();
        MessageConsumer next = session().createConsumer(queue);
        Message first = receive(next);
        assertThat(first.getBody(String.class)).isEqualTo("rolled back");
        assertThat(first.getJMSRedelivered()).isTrue();
        assertThat(first.getIntProperty("JMSXDeliveryCount")).isEqualTo(3);
        Message second = receive(next);
        assertThat(second.getBody(String.class)).isEqualTo("in hand");
        assertThat(second.getIntProperty("JMSXDeliveryCount")).isEqualTo(2);
        assertNothing(next);
    }

    @Test
    void everyWayOfAcknowledgingLastsOverARestart() throws Exception {
        Connection connection = connect(name);
        connection.start();
        connection.createSession().createDurableConsumer(topic, "s").close();
        send(topic, "one", "two");
        send(queue, "auto", "dups ok", "client", "transacted", "listener", "body", "left");
        receive(connection.createSession().createDurableConsumer(topic, "s"));
        receive(session().createConsumer(queue));
        receive(session(Session.DUPS_OK_ACKNOWLEDGE).createConsumer(queue));
        receive(session(Session.CLIENT_ACKNOWLEDGE).createConsumer(queue)).acknowledge();
        Session transacted = session(Session.SESSION_TRANSACTED);
        receive(transacted.createConsumer(queue));
        transacted.commit();
        Session listening = session();
        MessageConsumer once = listening.createConsumer(queue);
        Received received = new Received();
        once.setMessageListener(message -> {
            try {
                once.close();
            } catch (JMSException e) {
                throw new AssertionError(e);
            }
            received.onMessage(message);
        });
        assertThat(received.texts(1)).containsExactly("listener");
        listening.close();
        assertThat(context().createConsumer(queue).receiveBody(String.class, PATIENCE.toMillis()))
                .isEqualTo("body");
        provider.restart();
        assertThat(drain(queue)).containsExactly("left");
        Connection next = connect(name);
        next.start();
        MessageConsumer durable = next.createSession().createDurableConsumer(topic, "s");
        assertThat(receiveText(durable)).isEqualTo("two");
        assertNothing(durable);
    }

    @Test
    void messagesAfterARestartComeAfterThoseBefore() throws Exception {
        for (int i = 0; i < 4; i++) {
            send(queue, "before " + i);
            provider.restart();
            send(queue, "after " + i);
        }
        assertThat(drain(queue))
                .containsExactly(
                        "before 0", "after 0", "before 1", "after 1", "before 2", "after 2", "before 3", "after 3");
    }

    @Test
    @Section("4.2.8")
    void nonDurableSubscriptionsAndTemporaryQueuesEnd() throws Exception {
        Session session = session();
        session.createConsumer(topic);
        session.createSharedConsumer(topic, name);
        jakarta.jms.TemporaryQueue temporary = session.createTemporaryQueue();
        send(topic, "lost");
        send(temporary, "lost");
        provider.restart();
        Session next = session();
        assertNothing(next.createConsumer(topic));
        assertNothing(next.createSharedConsumer(topic, name));
        send(queue, "text");
        assertThat(drain(queue)).containsExactly("text");
    }
}
