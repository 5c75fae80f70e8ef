package io.rowmq.conformance.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rowmq.conformance.Background;
import io.rowmq.conformance.Received;
import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Section 7.8: a message is not delivered after its time. */
@Section("7.8")
class ExpiryTest extends Specification {

    private static final long SOON = 30;

    private static void awaitAfter(long time) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> System.currentTimeMillis() > time);
    }

    private static long sendExpiring(Session session, MessageProducer producer, String text) throws Exception {
        Message message = session.createTextMessage(text);
        producer.send(message, DeliveryMode.PERSISTENT, 4, SOON);
        return message.getJMSExpiration();
    }

    @Test
    void anExpiredMessageIsNotReceived() throws Exception {
        Session session = session();
        long expiration = sendExpiring(session, session.createProducer(queue), "expired");
        send(queue, "fresh");
        awaitAfter(expiration);
        assertThat(drain(queue)).containsExactly("fresh");
    }

    @Test
    void aMessageThatExpiresWhileItIsBufferedIsNotReceived() throws Exception {
        Session session = session();
        MessageConsumer consumer = session.createConsumer(queue);
        MessageProducer producer = session.createProducer(queue);
        producer.send(session.createTextMessage("first"));
        long expiration = sendExpiring(session, producer, "expired");
        producer.send(session.createTextMessage("last"));
        assertThat(receiveText(consumer)).isEqualTo("first");
        awaitAfter(expiration);
        assertThat(receiveText(consumer)).isEqualTo("last");
        assertNothing(consumer);
    }

    @Test
    void aMessageThatExpiresWhileTheConnectionIsStoppedIsNotReceived() throws Exception {
        Connection connection = connect();
        Session session = connection.createSession();
        MessageConsumer consumer = session.createConsumer(queue);
        Received received = new Received();
        Session listening = connection.createSession();
        listening.createConsumer(topic).setMessageListener(received);
        sendExpiring(session, session.createProducer(queue), "expired");
        long expiration = sendExpiring(session, session.createProducer(topic), "expired");
        session.createProducer(queue).send(session.createTextMessage("fresh"));
        session.createProducer(topic).send(session.createTextMessage("fresh"));
        awaitAfter(expiration);
        connection.start();
        assertThat(receiveText(consumer)).isEqualTo("fresh");
        assertThat(received.texts(1)).containsExactly("fresh");
    }

    @Test
    void aReturnedMessageThatHasExpiredIsNotDeliveredAgain() throws Exception {
        Session session = session(Session.SESSION_TRANSACTED);
        Session sending = session();
        MessageConsumer consumer = session.createConsumer(queue);
        Message message = sending.createTextMessage("expires in hand");
        sending.createProducer(queue).send(message, DeliveryMode.PERSISTENT, 4, 1_000);
        assertThat(receiveText(consumer)).isEqualTo("expires in hand");
        awaitAfter(message.getJMSExpiration());
        session.rollback();
        assertNothing(consumer);
        send(queue, "fresh");
        assertThat(receiveText(consumer)).isEqualTo("fresh");
    }

    @Test
    void anExpiredMessageIsNotBrowsed() throws Exception {
        Session session = session();
        long expiration = sendExpiring(session, session.createProducer(queue), "expired");
        send(queue, "fresh");
        awaitAfter(expiration);
        assertThat(browse(session.createBrowser(queue))).containsExactly("fresh");
    }

    @Test
    void aDurableSubscriptionForgetsExpiredMessages() throws Exception {
        Connection connection = connect(name);
        connection.start();
        Session session = connection.createSession();
        session.createDurableConsumer(topic, "s").close();
        long expiration = sendExpiring(session, session.createProducer(topic), "expired");
        send(topic, "fresh");
        awaitAfter(expiration);
        MessageConsumer consumer = session.createDurableConsumer(topic, "s");
        assertThat(receiveText(consumer)).isEqualTo("fresh");
        assertNothing(consumer);
    }

    @Test
    void theTimeRunsFromTheSendNotFromTheCommit() throws Exception {
        Session transacted = session(Session.SESSION_TRANSACTED);
        MessageProducer producer = transacted.createProducer(queue);
        long expiration = sendExpiring(transacted, producer, "expired");
        producer.send(transacted.createTextMessage("fresh"));
        awaitAfter(expiration);
        transacted.commit();
        assertThat(drain(queue)).containsExactly("fresh");
    }

    @Test
    void aWaitingConsumerIsNotGivenWhatHasExpired() throws Exception {
        Session transacted = session(Session.SESSION_TRANSACTED);
        MessageConsumer consumer = session().createConsumer(queue);
        Background<Message> waiting = Background.start(consumer::receive).awaitBlocked();
        long expiration = sendExpiring(transacted, transacted.createProducer(queue), "expired");
        awaitAfter(expiration);
        transacted.commit();
        send(queue, "fresh");
        assertThat(waiting.result().getBody(String.class)).isEqualTo("fresh");
    }

    @Test
    void aMessageWithTimeLeftIsDelivered() throws Exception {
        Session session = session();
        MessageProducer producer = session.createProducer(queue);
        producer.setTimeToLive(600_000);
        producer.send(session.createTextMessage("classic"));
        JMSContext context = context();
        context.createProducer().setTimeToLive(600_000).send(queue, "simplified");
        assertThat(drain(queue)).containsExactly("classic", "simplified");
    }

    @Test
    void manyExpiredMessagesAreInNobodysWay() throws Exception {
        Session transacted = session(Session.SESSION_TRANSACTED);
        MessageProducer producer = transacted.createProducer(queue);
        long expiration = 0;
        for (int i = 0; i < 5_000; i++) {
            expiration = sendExpiring(transacted, producer, "expired");
        }
        transacted.commit();
        send(queue, "fresh");
        awaitAfter(expiration);
        assertThat(drain(queue)).containsExactly("fresh");
    }
}
