package io.rowmq.conformance.connecting;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.conformance.Background;
import io.rowmq.conformance.Received;
import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.Connection;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Section 6.2.7: local transactions. */
@Section("6.2.7")
class TransactionTest extends Specification {

    @Test
    void sendsAreSeenAfterTheCommit() throws Exception {
        Session transacted = session(Session.SESSION_TRANSACTED);
        MessageConsumer consumer = session().createConsumer(queue);
        transacted.createProducer(queue).send(transacted.createTextMessage("text"));
        assertNothing(consumer);
        transacted.commit();
        assertThat(receiveText(consumer)).isEqualTo("text");
    }

    @Test
    void sendsAreDestroyedByRollback() throws Exception {
        Session transacted = session(Session.SESSION_TRANSACTED);
        MessageProducer producer = transacted.createProducer(queue);
        producer.send(transacted.createTextMessage("undone"));
        transacted.rollback();
        producer.send(transacted.createTextMessage("done"));
        transacted.commit();
        assertThat(drain(queue)).containsExactly("done");
    }

    @Test
    void aTransactionDoesNotSeeItsOwnSends() throws Exception {
        Session transacted = session(Session.SESSION_TRANSACTED);
        MessageConsumer consumer = transacted.createConsumer(queue);
        transacted.createProducer(queue).send(transacted.createTextMessage("text"));
        assertNothing(consumer);
        transacted.commit();
        assertThat(receiveText(consumer)).isEqualTo("text");
        transacted.commit();
    }

    @Test
    void receiptsAreAcknowledgedByCommit() throws Exception {
        send(queue, "one", "two");
        Session transacted = session(Session.SESSION_TRANSACTED);
        MessageConsumer consumer = transacted.createConsumer(queue);
        receive(consumer);
        transacted.commit();
        receive(consumer);
        transacted.close();
        assertThat(drain(queue)).containsExactly("two");
    }

    @Test
    void receiptsAreRecoveredByRollbackInTheirOrder() throws Exception {
        send(queue, "one", "two", "three", "four");
        Session transacted = session(Session.SESSION_TRANSACTED);
        MessageConsumer consumer = transacted.createConsumer(queue);
        assertThat(receiveTexts(consumer, 3)).containsExactly("one", "two", "three");
        transacted.rollback();
        for (String text : List.of("one", "two", "three")) {
            Message again = receive(consumer);
            assertThat(again.getBody(String.class)).isEqualTo(text);
            assertThat(again.getJMSRedelivered()).isTrue();
        }
        Message fresh = receive(consumer);
        assertThat(fresh.getBody(String.class)).isEqualTo("four");
        assertThat(fresh.getJMSRedelivered()).isFalse();
        transacted.commit();
        assertThat(drain(queue)).isEmpty();
    }

    @Test
    void whatWasReceivedIsInNobodyElsesHands() throws Exception {
        send(queue, "text");
        Session transacted = session(Session.SESSION_TRANSACTED);
        receive(transacted.createConsumer(queue));
        MessageConsumer other = session().createConsumer(queue);
        assertNothing(other);
        Background<Message> waiting = Background.start(other::receive).awaitBlocked();
        transacted.rollback();
        assertThat(waiting.result().getBody(String.class)).isEqualTo("text");
        transacted.close();
        assertThat(drain(queue)).isEmpty();
    }

    @Test
    void consumingAndProducingIsOneUnit() throws Exception {
        Queue out = provider.queue(name + ".out");
        send(queue, "one", "two");
        Session transacted = session(Session.SESSION_TRANSACTED);
        MessageConsumer consumer = transacted.createConsumer(queue);
        MessageProducer producer = transacted.createProducer(out);
        producer.send(receive(consumer));
        transacted.rollback();
        assertThat(drain(out)).isEmpty();
        producer.send(receive(consumer));
        transacted.commit();
        producer.send(receive(consumer));
        transacted.close();
        assertThat(drain(out)).containsExactly("one");
        assertThat(drain(queue)).containsExactly("two");
    }

    @Test
    void oneUnitSpansDestinationsOfBothKinds() throws Exception {
        Queue other = provider.queue(name + ".other");
        MessageConsumer subscriber = session().createConsumer(topic);
        Session transacted = session(Session.SESSION_TRANSACTED);
        for (boolean commit : new boolean[] {false, true}) {
            String text = commit ? "committed" : "undone";
            transacted.createProducer(queue).send(transacted.createTextMessage(text));
            transacted.createProducer(other).send(transacted.createTextMessage(text));
            transacted.createProducer(topic).send(transacted.createTextMessage(text));
            if (commit) {
                transacted.commit();
            } else {
                transacted.rollback();
            }
        }
        assertThat(drain(queue)).containsExactly("committed");
        assertThat(drain(other)).containsExactly("committed");
        assertThat(receiveText(subscriber)).isEqualTo("committed");
        assertNothing(subscriber);
    }

    @Test
    void receiptsFromSeveralConsumersAreOneUnit() throws Exception {
        Queue other = provider.queue(name + ".other");
        Session transacted = session(Session.SESSION_TRANSACTED);
        MessageConsumer first = transacted.createConsumer(queue);
        MessageConsumer second = transacted.createConsumer(other);
        MessageConsumer subscriber = transacted.createConsumer(topic);
        send(queue, "q");
        send(other, "o");
        send(topic, "t");
        for (int delivery = 1; delivery <= 2; delivery++) {
            assertThat(receive(first).getIntProperty("JMSXDeliveryCount")).isEqualTo(delivery);
            assertThat(receive(second).getIntProperty("JMSXDeliveryCount")).isEqualTo(delivery);
            assertThat(receive(subscriber).getIntProperty("JMSXDeliveryCount")).isEqualTo(delivery);
            if (delivery == 1) {
                transacted.rollback();
            }
        }
        transacted.commit();
        transacted.rollback();
        assertNothing(first);
        assertNothing(second);
        assertNothing(subscriber);
    }

    @Test
    void emptyTransactionsEnd() throws Exception {
        Session transacted = session(Session.SESSION_TRANSACTED);
        transacted.commit();
        transacted.rollback();
        transacted.commit();
        JMSContext context = context(JMSContext.SESSION_TRANSACTED);
        context.commit();
        context.rollback();
        assertThat(drain(queue)).isEmpty();
    }

    @Test
    void aClosedConsumerOrProducerDoesNotEndTheTransaction() throws Exception {
        send(queue, "one");
        Session transacted = session(Session.SESSION_TRANSACTED);
        MessageConsumer consumer = transacted.createConsumer(queue);
        MessageProducer producer = transacted.createProducer(queue);
        receive(consumer);
        producer.send(transacted.createTextMessage("two"));
        consumer.close();
        producer.close();
        assertThat(drain(queue)).isEmpty();
        transacted.commit();
        assertThat(drain(queue)).containsExactly("two");
    }

    @Test
    void aListenerMayCommitAndRollBack() throws Exception {
        Connection connection = connect();
        Session transacted = connection.createSession(Session.SESSION_TRANSACTED);
        Queue out = provider.queue(name + ".out");
        MessageProducer producer = transacted.createProducer(out);
        Received received = new Received();
        transacted.createConsumer(queue).setMessageListener(message -> {
            try {
                producer.send(message);
                if (message.getJMSRedelivered()) {
                    transacted.commit();
                } else {
                    transacted.rollback();
                }
            } catch (JMSException e) {
                throw new IllegalArgumentException(e);
            }
            received.onMessage(message);
        });
        connection.start();
        send(queue, "one", "two");
        assertThat(received.texts(4)).containsExactly("one", "one", "two", "two");
        connection.close();
        assertThat(drain(out)).containsExactly("one", "two");
        assertThat(drain(queue)).isEmpty();
    }

    @Test
    void aContextCommitsAndRollsBack() throws Exception {
        JMSContext context = context(JMSContext.SESSION_TRANSACTED);
        context.createProducer().send(queue, "undone");
        context.rollback();
        context.createProducer().send(queue, "done");
        context.commit();
        JMSConsumer consumer = context.createConsumer(queue);
        assertThat(receiveText(consumer)).isEqualTo("done");
        context.rollback();
        Message again = receive(consumer);
        assertThat(again.getJMSRedelivered()).isTrue();
        context.commit();
        context.close();
        assertThat(drain(queue)).isEmpty();
    }

    @Test
    void largeTransactionsAreAtomic() throws Exception {
        Session transacted = session(Session.SESSION_TRANSACTED);
        MessageProducer producer = transacted.createProducer(queue);
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            sent.add("m" + i);
            producer.send(transacted.createTextMessage("m" + i));
        }
        transacted.commit();
        MessageConsumer consumer = transacted.createConsumer(queue);
        assertThat(receiveTexts(consumer, 3_000)).isEqualTo(sent);
        transacted.rollback();
        assertThat(receiveTexts(consumer, 3_000)).isEqualTo(sent);
        transacted.commit();
        assertNothing(consumer);
    }
}
