package io.rowmq.conformance.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rowmq.conformance.Received;
import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Section 7.9: a message is not delivered before its time. */
@Section("7.9")
class DeliveryDelayTest extends Specification {

    private static final long DELAY = 150;

    private static MessageProducer delaying(Session session, jakarta.jms.Destination destination, long delay)
            throws Exception {
        MessageProducer producer = session.createProducer(destination);
        producer.setDeliveryDelay(delay);
        return producer;
    }

    private static void assertInTime(Message message) throws Exception {
        assertThat(System.currentTimeMillis()).isGreaterThanOrEqualTo(message.getJMSDeliveryTime());
        assertThat(message.getJMSDeliveryTime() - message.getJMSTimestamp()).isEqualTo(DELAY);
    }

    @Test
    void aDelayedMessageComesAtItsTime() throws Exception {
        Session session = session();
        MessageConsumer consumer = session.createConsumer(queue);
        delaying(session, queue, DELAY).send(session.createTextMessage("text"));
        assertInTime(receive(consumer));
    }

    @Test
    void aDelayedMessageComesToAListenerAtItsTime() throws Exception {
        Received received = new Received();
        session().createConsumer(queue).setMessageListener(received);
        Session session = session();
        delaying(session, queue, DELAY).send(session.createTextMessage("text"));
        assertInTime(received.next());
    }

    @Test
    @Section("3.4.13")
    void theDeliveryTimeIsSetBySendAndKept() throws Exception {
        Session session = session();
        Message message = session.createTextMessage("text");
        long before = System.currentTimeMillis();
        delaying(session, queue, DELAY).send(message);
        long after = System.currentTimeMillis();
        assertThat(message.getJMSDeliveryTime()).isBetween(before + DELAY, after + DELAY);
        assertThat(receive(session.createConsumer(queue)).getJMSDeliveryTime()).isEqualTo(message.getJMSDeliveryTime());
    }

    @Test
    void aLongDelayHoldsTheMessageBackAndNobodyElses() throws Exception {
        Session session = session();
        delaying(session, queue, 600_000).send(session.createTextMessage("later"));
        send(queue, "now");
        MessageConsumer consumer = session.createConsumer(queue);
        assertThat(receiveText(consumer)).isEqualTo("now");
        assertNothing(consumer);
    }

    @Test
    void messagesComeInTheOrderOfTheirTimes() throws Exception {
        boolean quickEnough = false;
        for (long delay = DELAY; !quickEnough; delay *= 2) {
            quickEnough = comeInTheOrderOfTheirTimes(provider.queue(name + delay), delay);
        }
    }

    /** @return whether each message was received before the next was due, so that their order had to be that one */
    private boolean comeInTheOrderOfTheirTimes(Queue to, long delay) throws Exception {
        Session session = session();
        Message last = session.createTextMessage("last");
        Message middle = session.createTextMessage("middle");
        delaying(session, to, 2 * delay).send(last);
        delaying(session, to, delay).send(middle);
        send(to, "first");
        MessageConsumer consumer = session.createConsumer(to);
        List<String> texts = new ArrayList<>();
        texts.add(receiveText(consumer));
        boolean quickEnough = System.currentTimeMillis() < middle.getJMSDeliveryTime();
        texts.add(receiveText(consumer));
        quickEnough &= System.currentTimeMillis() < last.getJMSDeliveryTime();
        texts.add(receiveText(consumer));
        if (quickEnough) {
            assertThat(texts).containsExactly("first", "middle", "last");
        }
        return quickEnough;
    }

    @Test
    void theTimeRunsFromTheSendNotFromTheCommit() throws Exception {
        Session transacted = session(Session.SESSION_TRANSACTED);
        Message message = transacted.createTextMessage("text");
        long before = System.currentTimeMillis();
        delaying(transacted, queue, DELAY).send(message);
        long after = System.currentTimeMillis();
        assertThat(message.getJMSDeliveryTime()).isBetween(before + DELAY, after + DELAY);
        transacted.commit();
        assertInTime(receive(session().createConsumer(queue)));
    }

    @Test
    void aRolledBackSendIsNeverDelivered() throws Exception {
        Session transacted = session(Session.SESSION_TRANSACTED);
        delaying(transacted, queue, 50).send(transacted.createTextMessage("undone"));
        transacted.rollback();
        delaying(transacted, queue, DELAY).send(transacted.createTextMessage("done"));
        transacted.commit();
        MessageConsumer consumer = session().createConsumer(queue);
        assertThat(receiveText(consumer)).isEqualTo("done");
        assertNothing(consumer);
    }

    @Test
    void onlySubscriptionsOfTheTimeOfTheSendGetATopicsMessage() throws Exception {
        Session session = session();
        MessageConsumer early = session.createConsumer(topic);
        delaying(session, topic, DELAY).send(session.createTextMessage("text"));
        MessageConsumer late = session.createConsumer(topic);
        assertThat(receiveText(early)).isEqualTo("text");
        assertNothing(late);
    }

    @Test
    void aDurableSubscriptionGetsADelayedMessage() throws Exception {
        Connection connection = connect(name);
        connection.start();
        Session session = connection.createSession();
        session.createDurableConsumer(topic, "s").close();
        delaying(session, topic, DELAY).send(session.createTextMessage("text"));
        assertInTime(receive(session.createDurableConsumer(topic, "s")));
    }

    @Test
    void aDelayedMessageKeepsItsPriority() throws Exception {
        Session session = session();
        Message message = session.createTextMessage("urgent");
        MessageProducer producer = delaying(session, queue, 50);
        producer.send(message, DeliveryMode.PERSISTENT, 9, 0);
        send(queue, "one", "two");
        await().atMost(PATIENCE)
                .until(() -> browse(session.createBrowser(queue)).size() == 3);
        assertThat(drain(queue)).containsExactly("urgent", "one", "two");
    }

    @Test
    void aMessageThatExpiresBeforeItsTimeIsNeverDelivered() throws Exception {
        Session session = session();
        MessageProducer producer = delaying(session, queue, DELAY);
        producer.setTimeToLive(20);
        producer.send(session.createTextMessage("expired"));
        delaying(session, queue, 2 * DELAY).send(session.createTextMessage("fresh"));
        MessageConsumer consumer = session.createConsumer(queue);
        assertThat(receiveText(consumer)).isEqualTo("fresh");
        assertNothing(consumer);
    }

    @Test
    void aContextDelaysToo() throws Exception {
        JMSContext context = context();
        JMSConsumer consumer = context.createConsumer(queue);
        context.createProducer().setDeliveryDelay(DELAY).send(queue, "text");
        assertInTime(receive(consumer));
    }

    @Test
    void aDelayOutlivesARestart() throws Exception {
        Session session = session();
        Message due = session.createTextMessage("due");
        delaying(session, queue, DELAY).send(due);
        delaying(session, queue, 600_000).send(session.createTextMessage("later"));
        send(queue, "now");
        provider.restart();
        MessageConsumer consumer = session().createConsumer(queue);
        // where the restart takes longer than the delay, the one that was sent first comes first
        Message first = receive(consumer);
        Message second = receive(consumer);
        Message received = first.getBody(String.class).equals("due") ? first : second;
        assertThat(List.of(first.getBody(String.class), second.getBody(String.class)))
                .containsExactlyInAnyOrder("now", "due");
        assertThat(received.getJMSDeliveryTime()).isEqualTo(due.getJMSDeliveryTime());
        assertInTime(received);
        assertNothing(consumer);
    }
}
