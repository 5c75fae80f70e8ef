package io.rowmq.conformance.connecting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.conformance.Received;
import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Section 6.2.10: acknowledgment and recovery outside of transactions. */
@Section("6.2.10")
class AcknowledgmentTest extends Specification {

    @Test
    void autoAcknowledgesOnReturnFromReceive() throws Exception {
        send(queue, "text");
        Session session = session();
        Message message = receive(session.createConsumer(queue));
        message.acknowledge();
        session.close();
        assertThat(drain(queue)).isEmpty();
    }

    @Test
    void dupsOkAcknowledgesToo() throws Exception {
        send(queue, "one", "two");
        Session session = session(Session.DUPS_OK_ACKNOWLEDGE);
        receiveTexts(session.createConsumer(queue), 2);
        session.close();
        assertThat(drain(queue)).isEmpty();
    }

    @Test
    void autoAcknowledgesOnReturnFromTheListener() throws Exception {
        Connection connection = connect();
        Session session = connection.createSession();
        Received received = new Received();
        session.createConsumer(queue).setMessageListener(received);
        connection.start();
        send(queue, "one", "two", "three");
        assertThat(received.texts(3)).containsExactly("one", "two", "three");
        connection.close();
        assertThat(drain(queue)).isEmpty();
    }

    @Test
    void clientAcknowledgesAllThatTheSessionHasConsumed() throws Exception {
        send(queue, "one", "two", "three");
        Session session = session(Session.CLIENT_ACKNOWLEDGE);
        MessageConsumer consumer = session.createConsumer(queue);
        Message first = receive(consumer);
        receive(consumer);
        first.acknowledge();
        receive(consumer);
        session.close();
        assertThat(drain(queue)).containsExactly("three");
    }

    @Test
    void clientAcknowledgesAcrossConsumersOfTheSession() throws Exception {
        Connection connection = connect();
        connection.start();
        Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
        MessageConsumer onQueue = session.createConsumer(queue);
        MessageConsumer onTopic = session.createConsumer(topic);
        send(queue, "queue");
        send(topic, "topic");
        receive(onQueue);
        receive(onTopic).acknowledge();
        session.recover();
        assertNothing(onQueue);
        assertNothing(onTopic);
        session.close();
        assertThat(drain(queue)).isEmpty();
    }

    @Test
    void clientAcknowledgesNothingOfOtherSessions() throws Exception {
        send(queue, "one", "two");
        Session one = session(Session.CLIENT_ACKNOWLEDGE);
        Session two = session(Session.CLIENT_ACKNOWLEDGE);
        Message first = receive(one.createConsumer(queue));
        receive(two.createConsumer(queue));
        first.acknowledge();
        two.close();
        one.close();
        assertThat(drain(queue)).containsExactly("two");
    }

    @Test
    void acknowledgingTwiceDoesNothing() throws Exception {
        send(queue, "one", "two");
        Session session = session(Session.CLIENT_ACKNOWLEDGE);
        MessageConsumer consumer = session.createConsumer(queue);
        Message first = receive(consumer);
        first.acknowledge();
        first.acknowledge();
        assertThat(receiveText(consumer)).isEqualTo("two");
        session.close();
        assertThat(drain(queue)).containsExactly("two");
    }

    @Test
    void recoverBeginsAgainWithTheFirstUnacknowledgedMessage() throws Exception {
        send(queue, "one", "two", "three", "four");
        Session session = session(Session.CLIENT_ACKNOWLEDGE);
        MessageConsumer consumer = session.createConsumer(queue);
        receive(consumer).acknowledge();
        assertThat(receiveTexts(consumer, 2)).containsExactly("two", "three");
        session.recover();
        for (String text : List.of("two", "three")) {
            Message again = receive(consumer);
            assertThat(again.getBody(String.class)).isEqualTo(text);
            assertThat(again.getJMSRedelivered()).isTrue();
            assertThat(again.getIntProperty("JMSXDeliveryCount")).isEqualTo(2);
        }
        Message fresh = receive(consumer);
        assertThat(fresh.getBody(String.class)).isEqualTo("four");
        assertThat(fresh.getJMSRedelivered()).isFalse();
        fresh.acknowledge();
        session.recover();
        assertNothing(consumer);
    }

    @Test
    void recoverWithoutAnythingToRecoverDoesNothing() throws Exception {
        Session session = session(Session.CLIENT_ACKNOWLEDGE);
        session.recover();
        Session auto = session();
        auto.recover();
        send(queue, "text");
        assertThat(receiveText(auto.createConsumer(queue))).isEqualTo("text");
        auto.recover();
        assertThat(drain(queue)).isEmpty();
    }

    @Test
    void recoverCoversAllConsumersOfTheSession() throws Exception {
        Connection connection = connect();
        connection.start();
        Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
        MessageConsumer onQueue = session.createConsumer(queue);
        MessageConsumer onTopic = session.createConsumer(topic);
        send(queue, "queue");
        send(topic, "topic");
        receive(onQueue);
        receive(onTopic);
        session.recover();
        assertThat(receive(onQueue).getJMSRedelivered()).isTrue();
        assertThat(receive(onTopic).getJMSRedelivered()).isTrue();
    }

    @Test
    void recoverInAListenerDeliversAgain() throws Exception {
        Connection connection = connect();
        Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
        Received received = new Received();
        session.createConsumer(queue).setMessageListener(message -> {
            received.onMessage(message);
            try {
                if (message.getJMSRedelivered()) {
                    message.acknowledge();
                } else {
                    session.recover();
                }
            } catch (JMSException e) {
                throw new IllegalArgumentException(e);
            }
        });
        connection.start();
        send(queue, "one", "two");
        assertThat(received.texts(4)).containsExactly("one", "one", "two", "two");
        connection.close();
        assertThat(drain(queue)).isEmpty();
    }

    @Test
    void acknowledgeInAListener() throws Exception {
        Connection connection = connect();
        Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
        Received received = new Received();
        session.createConsumer(queue).setMessageListener(message -> {
            try {
                if (Received.text(message).equals("two")) {
                    message.acknowledge();
                }
            } catch (JMSException e) {
                throw new IllegalArgumentException(e);
            }
            received.onMessage(message);
        });
        connection.start();
        send(queue, "one", "two", "three");
        assertThat(received.texts(3)).containsExactly("one", "two", "three");
        connection.close();
        assertThat(drain(queue)).containsExactly("three");
    }

    @Test
    @Section("6.2.11")
    void unacknowledgedMessagesComeBackInOrderWhenTheSessionCloses() throws Exception {
        send(queue, "one", "two", "three", "four", "five");
        Session session = session(Session.CLIENT_ACKNOWLEDGE);
        receiveTexts(session.createConsumer(queue), 3);
        session.close();
        assertThat(drain(queue)).containsExactly("one", "two", "three", "four", "five");
    }

    @Test
    void aContextAcknowledgesAndRecovers() throws Exception {
        send(queue, "one", "two");
        JMSContext context = context(JMSContext.CLIENT_ACKNOWLEDGE);
        JMSConsumer consumer = context.createConsumer(queue);
        assertThat(receiveText(consumer)).isEqualTo("one");
        context.acknowledge();
        assertThat(receiveText(consumer)).isEqualTo("two");
        context.recover();
        Message again = receive(consumer);
        assertThat(again.getBody(String.class)).isEqualTo("two");
        assertThat(again.getJMSRedelivered()).isTrue();
        again.acknowledge();
        context.close();
        assertThat(drain(queue)).isEmpty();
    }

    @Test
    @Section("API")
    void acknowledgeOfAnotherKindOfContextIsIgnored() throws Exception {
        send(queue, "text");
        JMSContext transacted = context(JMSContext.SESSION_TRANSACTED);
        assertThat(receiveText(transacted.createConsumer(queue))).isEqualTo("text");
        transacted.acknowledge();
        transacted.rollback();
        transacted.close();
        assertThat(drain(queue)).containsExactly("text");
        context().acknowledge();
    }

    @Test
    @Section("API")
    void transactedSessionsAreNotRecoveredAndOthersNotCommitted() throws Exception {
        Session transacted = session(Session.SESSION_TRANSACTED);
        assertThatThrownBy(transacted::recover).isInstanceOf(IllegalStateException.class);
        JMSContext transactedContext = context(JMSContext.SESSION_TRANSACTED);
        assertThatThrownBy(transactedContext::recover).isInstanceOf(IllegalStateRuntimeException.class);
        for (int mode : new int[] {Session.AUTO_ACKNOWLEDGE, Session.CLIENT_ACKNOWLEDGE, Session.DUPS_OK_ACKNOWLEDGE}) {
            Session session = session(mode);
            assertThatThrownBy(session::commit).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(session::rollback).isInstanceOf(IllegalStateException.class);
            JMSContext context = context(mode);
            assertThatThrownBy(context::commit).isInstanceOf(IllegalStateRuntimeException.class);
            assertThatThrownBy(context::rollback).isInstanceOf(IllegalStateRuntimeException.class);
        }
    }
}
