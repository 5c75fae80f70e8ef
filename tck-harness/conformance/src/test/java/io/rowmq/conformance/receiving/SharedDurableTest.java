package io.rowmq.conformance.receiving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rowmq.conformance.Received;
import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.Connection;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Section 8.3.4: shared durable subscriptions. */
@Section("8.3.4")
class SharedDurableTest extends Specification {

    @Test
    void eachMessageGoesToOneOfTheConsumers() throws Exception {
        MessageConsumer one = session().createSharedDurableConsumer(topic, name);
        MessageConsumer two = session().createSharedDurableConsumer(topic, name);
        send(topic, "a", "b", "c", "d");
        List<String> texts = new ArrayList<>(receiveTexts(one, 2));
        texts.addAll(receiveTexts(two, 2));
        assertThat(texts).containsExactlyInAnyOrder("a", "b", "c", "d");
        assertNothing(one);
        assertNothing(two);
    }

    @Test
    void manyListenersShareTheWorkWithoutLossOrDoubling() throws Exception {
        Received received = new Received();
        for (int i = 0; i < 5; i++) {
            Session session = session(Session.SESSION_TRANSACTED);
            session.createSharedDurableConsumer(topic, name).setMessageListener(message -> {
                try {
                    if (message.getJMSRedelivered() || Received.text(message).hashCode() % 3 != 0) {
                        session.commit();
                        received.onMessage(message);
                    } else {
                        session.rollback();
                    }
                } catch (JMSException e) {
                    throw new IllegalArgumentException(e);
                }
            });
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            texts.add("m" + i);
        }
        send(topic, texts.toArray(String[]::new));
        assertThat(received.texts(300)).containsExactlyInAnyOrderElementsOf(texts);
        assertThat(received.pending()).isZero();
    }

    @Test
    void messagesAccumulateWithoutConsumersAndOverARestart() throws Exception {
        session().createSharedDurableConsumer(topic, name).close();
        send(topic, "one");
        provider.restart();
        send(topic, "two");
        MessageConsumer first = session().createSharedDurableConsumer(topic, name);
        MessageConsumer second = session().createSharedDurableConsumer(topic, name);
        assertThat(List.of(receiveText(first), receiveText(second))).containsExactlyInAnyOrder("one", "two");
        assertNothing(first);
    }

    @Test
    void whatAClosedConsumerHadInHandGoesToTheOthersInOrder() throws Exception {
        Session leaving = session(Session.SESSION_TRANSACTED);
        MessageConsumer one = leaving.createSharedDurableConsumer(topic, name);
        MessageConsumer two = session().createSharedDurableConsumer(topic, name);
        send(topic, "a", "b", "c");
        assertThat(receiveTexts(one, 2)).containsExactly("a", "b");
        leaving.close();
        Message again = receive(two);
        assertThat(again.getBody(String.class)).isEqualTo("a");
        assertThat(again.getIntProperty("JMSXDeliveryCount")).isEqualTo(2);
        assertThat(receiveTexts(two, 2)).containsExactly("b", "c");
    }

    @Test
    void anotherTopicOrSelectorIsRefusedWhileThereAreConsumers() throws Exception {
        Session session = session();
        MessageConsumer consumer = session.createSharedDurableConsumer(topic, name, "a = 1");
        assertThatThrownBy(() -> session.createSharedDurableConsumer(topic, name))
                .isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> session.createSharedDurableConsumer(topic, name, "a = 2"))
                .isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> session.createSharedDurableConsumer(provider.topic(name + ".other"), name, "a = 1"))
                .isInstanceOf(JMSException.class);
        JMSContext context = context();
        assertThatThrownBy(() -> context.createSharedDurableConsumer(topic, name, "a = 2"))
                .isInstanceOf(JMSRuntimeException.class);
        consumer.close();
    }

    @Test
    void anotherTopicOrSelectorMeansAnotherSubscriptionWithoutConsumers() throws Exception {
        Session session = session();
        session.createSharedDurableConsumer(topic, name).close();
        send(topic, "lost");
        MessageConsumer changed = session.createSharedDurableConsumer(topic, name, "a IS NULL");
        assertNothing(changed);
        send(topic, "kept");
        assertThat(receiveText(changed)).isEqualTo("kept");
        changed.close();
        MessageConsumer other = session.createSharedDurableConsumer(provider.topic(name + ".other"), name, "a IS NULL");
        send(topic, "lost");
        assertNothing(other);
    }

    @Test
    void theClientIdentifierIsPartOfTheIdentity() throws Exception {
        Connection withId = connect(name);
        withId.start();
        MessageConsumer identified = withId.createSession().createSharedDurableConsumer(topic, name);
        MessageConsumer anonymous = session().createSharedDurableConsumer(topic, name);
        send(topic, "text");
        assertThat(receiveText(identified)).isEqualTo("text");
        assertThat(receiveText(anonymous)).isEqualTo("text");
    }

    @Test
    void unsubscribeEndsTheSubscription() throws Exception {
        Session session = session();
        MessageConsumer one = session.createSharedDurableConsumer(topic, name);
        MessageConsumer two = session().createSharedDurableConsumer(topic, name);
        assertThatThrownBy(() -> session.unsubscribe(name)).isInstanceOf(JMSException.class);
        one.close();
        assertThatThrownBy(() -> session.unsubscribe(name)).isInstanceOf(JMSException.class);
        two.close();
        send(topic, "lost");
        session.unsubscribe(name);
        assertThatThrownBy(() -> session.unsubscribe(name)).isInstanceOf(InvalidDestinationException.class);
        assertNothing(session.createSharedDurableConsumer(topic, name));
    }

    @Test
    void consumersMayComeAndGoWhileMessagesArrive() throws Exception {
        session().createSharedDurableConsumer(topic, name).close();
        Received received = new Received();
        List<String> texts = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            Session session = session();
            session.createSharedDurableConsumer(topic, name).setMessageListener(received);
            for (int i = 0; i < 20; i++) {
                texts.add(round + ":" + i);
                send(topic, round + ":" + i);
            }
            session.close();
        }
        session().createSharedDurableConsumer(topic, name).setMessageListener(received);
        await().atMost(PATIENCE).until(() -> received.pending() >= texts.size());
        assertThat(received.texts(texts.size())).containsExactlyInAnyOrderElementsOf(texts);
        assertThat(received.pending()).isZero();
    }

    @Test
    @Section("API")
    void aTopicAndANameAreNeeded() throws Exception {
        Session session = session();
        assertThatThrownBy(() -> session.createSharedDurableConsumer(null, name))
                .isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> session.createSharedDurableConsumer(null, name, "a = 1"))
                .isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> session.createSharedDurableConsumer(topic, "")).isInstanceOf(JMSException.class);
        JMSContext context = context();
        assertThatThrownBy(() -> context.createSharedDurableConsumer(null, name))
                .isInstanceOf(InvalidDestinationRuntimeException.class);
    }
}
