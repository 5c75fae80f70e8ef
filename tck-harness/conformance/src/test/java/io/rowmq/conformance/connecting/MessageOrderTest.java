package io.rowmq.conformance.connecting;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.conformance.Background;
import io.rowmq.conformance.Received;
import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Section 6.2.9 and 3.4.10: the order of messages, and how priorities change it. */
@Section("6.2.9")
class MessageOrderTest extends Specification {

    private static List<String> numbered(String prefix, int count) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(prefix + i);
        }
        return texts;
    }

    private static void sendAll(Session session, MessageProducer producer, List<String> texts) throws Exception {
        for (String text : texts) {
            producer.send(session.createTextMessage(text));
        }
    }

    @Test
    void messagesOfASessionArriveInTheOrderOfSending() throws Exception {
        List<String> texts = numbered("m", 500);
        Received received = new Received();
        session().createConsumer(queue).setMessageListener(received);
        MessageConsumer subscriber = session().createConsumer(topic);
        Session session = session();
        sendAll(session, session.createProducer(queue), texts);
        sendAll(session, session.createProducer(topic), texts);
        assertThat(received.texts(500)).isEqualTo(texts);
        assertThat(receiveTexts(subscriber, 500)).isEqualTo(texts);
    }

    @Test
    void producersOfOneSessionShareItsOrder() throws Exception {
        Session session = session();
        MessageProducer one = session.createProducer(queue);
        MessageProducer two = session.createProducer(queue);
        List<String> texts = numbered("m", 50);
        for (int i = 0; i < texts.size(); i++) {
            (i % 2 == 0 ? one : two).send(session.createTextMessage(texts.get(i)));
        }
        assertThat(drain(queue)).isEqualTo(texts);
    }

    @Test
    void theOrderHoldsWithinATransactionAndBetweenThem() throws Exception {
        Session transacted = session(Session.SESSION_TRANSACTED);
        MessageProducer producer = transacted.createProducer(queue);
        List<String> texts = numbered("m", 60);
        for (int i = 0; i < 60; i += 20) {
            sendAll(transacted, producer, texts.subList(i, i + 20));
            transacted.commit();
        }
        assertThat(drain(queue)).isEqualTo(texts);
    }

    @Test
    void persistentAndNonPersistentMessagesKeepTheirOrders() throws Exception {
        Session session = session();
        MessageProducer producer = session.createProducer(queue);
        for (int i = 0; i < 100; i++) {
            int mode = i % 2 == 0 ? DeliveryMode.PERSISTENT : DeliveryMode.NON_PERSISTENT;
            producer.send(session.createTextMessage((i % 2) + "-" + i), mode, 4, 0);
        }
        List<String> all = drain(queue);
        for (String mode : List.of("0-", "1-")) {
            List<Integer> numbers = all.stream()
                    .filter(text -> text.startsWith(mode))
                    .map(text -> Integer.parseInt(text.substring(2)))
                    .toList();
            assertThat(numbers).hasSize(50).isSorted();
        }
    }

    @Test
    void theOrderOfEachSenderHoldsAmongMany() throws Exception {
        List<Background<Void>> senders = new ArrayList<>();
        for (int sender = 0; sender < 6; sender++) {
            List<String> texts = numbered(sender + ":", 100);
            boolean transacted = sender % 2 == 0;
            senders.add(Background.run(() -> {
                Session session = session(transacted ? Session.SESSION_TRANSACTED : Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(queue);
                for (int i = 0; i < texts.size(); i++) {
                    producer.send(session.createTextMessage(texts.get(i)));
                    if (transacted && i % 10 == 9) {
                        session.commit();
                    }
                }
            }));
        }
        MessageConsumer consumer = session().createConsumer(queue);
        List<String> all = receiveTexts(consumer, 600);
        for (Background<Void> sender : senders) {
            sender.result();
        }
        for (int sender = 0; sender < 6; sender++) {
            String prefix = sender + ":";
            assertThat(all.stream().filter(text -> text.startsWith(prefix))).isEqualTo(numbered(prefix, 100));
        }
    }

    @Test
    void rollbackPutsMessagesBackBeforeThoseThatFollow() throws Exception {
        List<String> texts = numbered("m", 100);
        Session session = session();
        MessageProducer producer = session.createProducer(queue);
        sendAll(session, producer, texts.subList(0, 60));
        Session transacted = session(Session.SESSION_TRANSACTED);
        MessageConsumer consumer = transacted.createConsumer(queue);
        receiveTexts(consumer, 30);
        sendAll(session, producer, texts.subList(60, 100));
        transacted.rollback();
        assertThat(receiveTexts(consumer, 50)).isEqualTo(texts.subList(0, 50));
        transacted.rollback();
        consumer.close();
        assertThat(drain(queue)).isEqualTo(texts);
    }

    @Test
    void repeatedRollbacksOfRandomLengthKeepTheOrder() throws Exception {
        List<String> texts = numbered("m", 200);
        send(queue, texts.toArray(String[]::new));
        Session transacted = session(Session.SESSION_TRANSACTED);
        MessageConsumer consumer = transacted.createConsumer(queue);
        Random random = new Random(17);
        int committed = 0;
        while (committed < texts.size()) {
            int seen = 0;
            // few enough for none to become a dead letter
            for (int rollbacks = 0; rollbacks < 4; rollbacks++) {
                int count = Math.min(1 + random.nextInt(20), texts.size() - committed);
                assertThat(receiveTexts(consumer, count)).isEqualTo(texts.subList(committed, committed + count));
                transacted.rollback();
                seen = Math.max(seen, count);
            }
            assertThat(receiveTexts(consumer, seen)).isEqualTo(texts.subList(committed, committed + seen));
            transacted.commit();
            committed += seen;
        }
        assertNothing(consumer);
    }

    @Test
    @Section("3.4.10")
    void higherPrioritiesComeFirst() throws Exception {
        Session session = session();
        MessageProducer producer = session.createProducer(queue);
        for (int i = 0; i < 30; i++) {
            producer.send(session.createTextMessage(i % 10 + "-" + i), DeliveryMode.PERSISTENT, i % 10, 0);
        }
        List<String> texts = drain(queue);
        assertThat(texts).hasSize(30);
        assertThat(texts)
                .isSortedAccordingTo(
                        Comparator.<String, Integer>comparing(text -> -Integer.parseInt(text.substring(0, 1)))
                                .thenComparing(text -> Integer.parseInt(text.substring(2))));
    }

    @Test
    @Section("3.4.10")
    void expeditedMessagesOvertakeALoad() throws Exception {
        Session transacted = session(Session.SESSION_TRANSACTED);
        MessageProducer producer = transacted.createProducer(queue);
        sendAll(transacted, producer, numbered("normal", 20_000));
        transacted.commit();
        MessageConsumer consumer = session().createConsumer(queue);
        assertThat(receiveText(consumer)).isEqualTo("normal0");
        for (int i = 0; i < 5; i++) {
            producer.send(transacted.createTextMessage("urgent" + i), DeliveryMode.PERSISTENT, 9, 0);
            transacted.commit();
            assertThat(receiveText(consumer)).isEqualTo("urgent" + i);
            assertThat(receiveText(consumer)).isEqualTo("normal" + (i + 1));
        }
    }

    @Test
    @Section("3.4.10")
    void lowPrioritiesWaitAndAreNotForgotten() throws Exception {
        Session session = session();
        MessageProducer producer = session.createProducer(queue);
        producer.send(session.createTextMessage("low"), DeliveryMode.PERSISTENT, 0, 0);
        sendAll(session, producer, numbered("normal", 100));
        MessageConsumer consumer = session().createConsumer(queue);
        assertThat(receiveTexts(consumer, 100)).isEqualTo(numbered("normal", 100));
        assertThat(receiveText(consumer)).isEqualTo("low");
    }

    @Test
    @Section("3.4.10")
    void aRolledBackMessageKeepsItsPlaceAmongPriorities() throws Exception {
        Session session = session();
        MessageProducer producer = session.createProducer(queue);
        producer.send(session.createTextMessage("first"));
        producer.send(session.createTextMessage("second"));
        Session transacted = session(Session.SESSION_TRANSACTED);
        MessageConsumer consumer = transacted.createConsumer(queue);
        assertThat(receiveText(consumer)).isEqualTo("first");
        producer.send(session.createTextMessage("urgent"), DeliveryMode.PERSISTENT, 8, 0);
        transacted.rollback();
        assertThat(receiveTexts(consumer, 3)).containsExactly("urgent", "first", "second");
    }

    @Test
    void theOrderOfATopicHoldsForEachSubscriber() throws Exception {
        Connection connection = connect();
        connection.start();
        List<Received> listeners = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Received received = new Received();
            listeners.add(received);
            connection.createSession().createConsumer(topic).setMessageListener(received);
        }
        List<String> texts = numbered("m", 200);
        send(topic, texts.toArray(String[]::new));
        for (Received received : listeners) {
            assertThat(received.texts(200)).isEqualTo(texts);
        }
    }

    @Test
    @Section("6.2.9.1")
    void redeliveredMessagesOfAListenerKeepTheirOrder() throws Exception {
        List<String> texts = numbered("m", 50);
        send(queue, texts.toArray(String[]::new));
        Connection connection = connect();
        Session transacted = connection.createSession(Session.SESSION_TRANSACTED);
        Received committed = new Received();
        Random random = new Random(5);
        transacted.createConsumer(queue).setMessageListener((Message message) -> {
            try {
                if (random.nextInt(3) == 0 && message.getIntProperty("JMSXDeliveryCount") < 5) {
                    transacted.rollback();
                } else {
                    transacted.commit();
                    committed.onMessage(message);
                }
            } catch (jakarta.jms.JMSException e) {
                throw new IllegalArgumentException(e);
            }
        });
        connection.start();
        assertThat(committed.texts(50)).isEqualTo(texts);
    }
}
