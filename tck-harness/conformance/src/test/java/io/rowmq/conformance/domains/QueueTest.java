package io.rowmq.conformance.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rowmq.conformance.Background;
import io.rowmq.conformance.Received;
import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;

/** Section 4.1.2: what a queue does. */
@Section("4.1.2")
class QueueTest extends Specification {

    @Test
    void messagesWaitForAConsumer() throws Exception {
        send(queue, "one", "two");
        assertThat(receiveTexts(session().createConsumer(queue), 2)).containsExactly("one", "two");
    }

    @Test
    void anEmptyQueueHasNothing() throws Exception {
        MessageConsumer consumer = session().createConsumer(queue);
        assertNothing(consumer);
        assertThat(consumer.receive(1)).isNull();
    }

    @Test
    void aConsumedMessageIsGone() throws Exception {
        send(queue, "one");
        assertThat(receiveText(session().createConsumer(queue))).isEqualTo("one");
        assertThat(drain(queue)).isEmpty();
    }

    @Test
    void queuesDoNotMix() throws Exception {
        Queue other = provider.queue(name + ".other");
        send(queue, "here");
        send(other, "there");
        assertThat(drain(other)).containsExactly("there");
        assertThat(drain(queue)).containsExactly("here");
    }

    @Test
    void aQueueAndATopicOfTheSameNameDoNotMix() throws Exception {
        MessageConsumer subscriber = session().createConsumer(topic);
        send(queue, "queue");
        assertNothing(subscriber);
        send(topic, "topic");
        assertThat(receiveText(subscriber)).isEqualTo("topic");
        assertThat(drain(queue)).containsExactly("queue");
    }

    @Test
    void eachMessageGoesToOneConsumerOnly() throws Exception {
        List<Received> listeners = new ArrayList<>();
        Set<String> seen = new ConcurrentSkipListSet<>();
        for (int i = 0; i < 5; i++) {
            Received received = new Received();
            listeners.add(received);
            session().createConsumer(queue).setMessageListener(message -> {
                if (seen.add(Received.text(message))) {
                    received.onMessage(message);
                } else {
                    throw new IllegalStateException("twice");
                }
            });
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            texts.add("m" + i);
        }
        send(queue, texts.toArray(String[]::new));
        await().atMost(PATIENCE)
                .until(() -> listeners.stream().mapToInt(Received::pending).sum() == 300);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(texts);
    }

    @Test
    void aWaitingConsumerGetsTheMessageThatComes() throws Exception {
        MessageConsumer consumer = session().createConsumer(queue);
        Background<Message> waiting = Background.start(consumer::receive).awaitBlocked();
        send(queue, "text");
        assertThat(waiting.result().getBody(String.class)).isEqualTo("text");
    }

    @Test
    void oneMessageWakesOneOfTheWaitingConsumers() throws Exception {
        List<Background<Message>> waiting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            MessageConsumer consumer = session().createConsumer(queue);
            waiting.add(Background.start(consumer::receive).awaitBlocked());
        }
        for (int n = 1; n <= 4; n++) {
            send(queue, "text");
            int expected = n;
            await().atMost(PATIENCE)
                    .until(() -> waiting.stream().filter(Background::done).count() >= expected);
            assertThat(waiting.stream().filter(Background::done)).hasSize(n);
        }
    }

    @Test
    void whatIsNotSelectedRemainsForOthers() throws Exception {
        Session session = session();
        MessageConsumer selecting = session.createConsumer(queue, "n > 10");
        MessageProducer producer = session.createProducer(queue);
        for (int n = 9; n <= 12; n++) {
            Message message = session.createTextMessage("n" + n);
            message.setIntProperty("n", n);
            producer.send(message);
        }
        assertThat(receiveTexts(selecting, 2)).containsExactly("n11", "n12");
        assertNothing(selecting);
        assertThat(drain(queue)).containsExactly("n9", "n10");
    }

    @Test
    void whatNobodyWantsDoesNotStarveASelectingConsumer() throws Exception {
        Session session = session(Session.SESSION_TRANSACTED);
        MessageProducer producer = session.createProducer(queue);
        for (int i = 0; i < 20_000; i++) {
            producer.send(session.createTextMessage("unwanted"));
        }
        Message wanted = session.createTextMessage("wanted");
        wanted.setBooleanProperty("wanted", true);
        producer.send(wanted);
        session.commit();
        MessageConsumer consumer = session().createConsumer(queue, "wanted");
        assertThat(receiveText(consumer)).isEqualTo("wanted");
        assertNothing(consumer);
    }

    @Test
    void consumersWithSelectorsShareAQueue() throws Exception {
        Session session = session();
        List<MessageConsumer> consumers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            consumers.add(session().createConsumer(queue, "n = " + i));
        }
        MessageProducer producer = session.createProducer(queue);
        for (int i = 0; i < 30; i++) {
            Message message = session.createTextMessage("m" + i);
            message.setIntProperty("n", i % 3);
            producer.send(message);
        }
        for (int i = 0; i < 3; i++) {
            for (int k = i; k < 30; k += 3) {
                assertThat(receiveText(consumers.get(i))).isEqualTo("m" + k);
            }
            assertNothing(consumers.get(i));
        }
    }

    @Test
    @Section("6.1.4")
    void aConsumerOfAConnectionThatWasNeverStartedHoldsNothingBack() throws Exception {
        Session stopped = connect().createSession();
        MessageConsumer idle = stopped.createConsumer(queue);
        send(queue, "one", "two", "three");
        assertThat(receiveTexts(session().createConsumer(queue), 3)).containsExactly("one", "two", "three");
        assertNothing(idle);
    }

    @Test
    void anIdleConsumerHoldsNothingBack() throws Exception {
        Session idle = session();
        idle.createConsumer(queue);
        send(queue, "one", "two", "three");
        assertThat(receiveTexts(session().createConsumer(queue), 3)).containsExactly("one", "two", "three");
    }

    @Test
    void closingAConsumerGivesItsMessagesToOthers() throws Exception {
        Session session = session();
        MessageConsumer first = session.createConsumer(queue);
        send(queue, "one", "two", "three");
        assertThat(receiveText(first)).isEqualTo("one");
        first.close();
        assertThat(receiveTexts(session().createConsumer(queue), 2)).containsExactly("two", "three");
    }

    @Test
    void twoConsumersOfOneSessionGetTheMessagesTogether() throws Exception {
        Connection connection = connect();
        Session session = connection.createSession();
        MessageConsumer one = session.createConsumer(queue);
        MessageConsumer two = session.createConsumer(queue);
        connection.start();
        send(queue, "one", "two");
        assertThat(List.of(receiveText(one), receiveText(two))).containsExactly("one", "two");
        assertNothing(one);
        assertNothing(two);
    }
}
