package io.rowmq.conformance.receiving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import org.junit.jupiter.api.Test;

/** Sections 8.2 and 8.3.1: consumers of queues, and unshared non-durable subscriptions. */
@Section("8.3.1")
class UnsharedNonDurableTest extends Specification {

    @Test
    void eachConsumerIsASubscription() throws Exception {
        Session session = session();
        MessageConsumer one = session.createConsumer(topic);
        MessageConsumer two = session.createConsumer(topic);
        send(topic, "text");
        assertThat(receiveText(one)).isEqualTo("text");
        assertThat(receiveText(two)).isEqualTo("text");
    }

    @Test
    void theSubscriptionEndsWithItsConsumer() throws Exception {
        Session session = session();
        MessageConsumer consumer = session.createConsumer(topic);
        send(topic, "undelivered");
        consumer.close();
        send(topic, "missed");
        MessageConsumer next = session.createConsumer(topic);
        assertNothing(next);
        send(topic, "heard");
        assertThat(receiveText(next)).isEqualTo("heard");
    }

    @Test
    void aSelectorDecidesWhatIsAdded() throws Exception {
        Session session = session();
        MessageConsumer consumer = session.createConsumer(topic, "wanted");
        MessageProducer producer = session.createProducer(topic);
        for (boolean wanted : new boolean[] {false, true, false, true}) {
            Message message = session.createTextMessage("wanted: " + wanted);
            message.setBooleanProperty("wanted", wanted);
            producer.send(message);
        }
        assertThat(receiveTexts(consumer, 2)).containsExactly("wanted: true", "wanted: true");
        assertNothing(consumer);
    }

    @Test
    void noLocalAppliesToTheWholeConnection() throws Exception {
        Connection connection = connect();
        connection.start();
        Session session = connection.createSession();
        MessageConsumer remote = session.createConsumer(topic, "a = 1 OR a IS NULL", true);
        Session sibling = connection.createSession(Session.SESSION_TRANSACTED);
        sibling.createProducer(topic).send(sibling.createTextMessage("sibling"));
        sibling.commit();
        session.createProducer(topic).send(session.createTextMessage("own"));
        send(topic, "other");
        assertThat(receiveText(remote)).isEqualTo("other");
        assertNothing(remote);
    }

    @Test
    @Section("6.2")
    void unacknowledgedMessagesAreRecoveredWhileTheConsumerLives() throws Exception {
        Session session = session(Session.CLIENT_ACKNOWLEDGE);
        MessageConsumer consumer = session.createConsumer(topic);
        send(topic, "one", "two");
        receiveTexts(consumer, 2);
        session.recover();
        assertThat(receiveTexts(consumer, 2)).containsExactly("one", "two");
        Session transacted = session(Session.SESSION_TRANSACTED);
        MessageConsumer subscriber = transacted.createConsumer(topic);
        send(topic, "three");
        receive(subscriber);
        transacted.rollback();
        Message again = receive(subscriber);
        assertThat(again.getBody(String.class)).isEqualTo("three");
        assertThat(again.getJMSRedelivered()).isTrue();
    }

    @Test
    @Section("API")
    void thereIsNoConsumerWithoutADestination() throws Exception {
        Session session = session();
        assertThatThrownBy(() -> session.createConsumer(null)).isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> session.createConsumer(null, "a = 1")).isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> session.createConsumer(null, "a = 1", false))
                .isInstanceOf(InvalidDestinationException.class);
        JMSContext context = context();
        assertThatThrownBy(() -> context.createConsumer(null)).isInstanceOf(InvalidDestinationRuntimeException.class);
        assertThatThrownBy(() -> context.createConsumer(null, "a = 1"))
                .isInstanceOf(InvalidDestinationRuntimeException.class);
        assertThatThrownBy(() -> context.createConsumer(null, "a = 1", true))
                .isInstanceOf(InvalidDestinationRuntimeException.class);
    }

    @Test
    @Section("10.3")
    void aDestinationOfAnotherProviderIsNotUnderstood() throws Exception {
        Destination foreign = new Destination() {};
        Session session = session();
        assertThatThrownBy(() -> session.createConsumer(foreign)).isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> session.createProducer(foreign)).isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> session.createProducer(null).send(foreign, session.createMessage()))
                .isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> context().createConsumer(foreign))
                .isInstanceOf(InvalidDestinationRuntimeException.class);
    }
}
