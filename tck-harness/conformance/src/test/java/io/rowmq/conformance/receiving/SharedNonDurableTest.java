package io.rowmq.conformance.receiving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.Connection;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Section 8.3.2: shared non-durable subscriptions. */
@Section("8.3.2")
class SharedNonDurableTest extends Specification {

    @Test
    void eachMessageGoesToOneOfTheConsumers() throws Exception {
        MessageConsumer one = session().createSharedConsumer(topic, name);
        MessageConsumer two = session().createSharedConsumer(topic, name);
        MessageConsumer alone = session().createConsumer(topic);
        send(topic, "a", "b", "c", "d");
        List<String> texts = new ArrayList<>(receiveTexts(one, 2));
        texts.addAll(receiveTexts(two, 2));
        assertThat(texts).containsExactlyInAnyOrder("a", "b", "c", "d");
        assertNothing(one);
        assertNothing(two);
        assertThat(receiveTexts(alone, 4)).containsExactly("a", "b", "c", "d");
    }

    @Test
    void theSubscriptionEndsWithItsLastConsumer() throws Exception {
        MessageConsumer one = session().createSharedConsumer(topic, name);
        MessageConsumer two = session().createSharedConsumer(topic, name);
        send(topic, "kept");
        one.close();
        assertThat(receiveText(two)).isEqualTo("kept");
        send(topic, "lost");
        two.close();
        send(topic, "missed");
        MessageConsumer three = session().createSharedConsumer(topic, name);
        assertNothing(three);
    }

    @Test
    void whatAClosedConsumerHadInHandGoesToTheOthers() throws Exception {
        Session leaving = session(Session.CLIENT_ACKNOWLEDGE);
        MessageConsumer one = leaving.createSharedConsumer(topic, name);
        MessageConsumer two = session().createSharedConsumer(topic, name);
        send(topic, "text");
        receive(one);
        assertNothing(two);
        leaving.close();
        Message again = receive(two);
        assertThat(again.getBody(String.class)).isEqualTo("text");
        assertThat(again.getJMSRedelivered()).isTrue();
    }

    @Test
    void anotherTopicOrSelectorIsRefusedWhileThereAreConsumers() throws Exception {
        MessageConsumer consumer = session().createSharedConsumer(topic, name, "a = 1");
        Session session = session();
        assertThatThrownBy(() -> session.createSharedConsumer(topic, name)).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> session.createSharedConsumer(topic, name, "a = 2"))
                .isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> session.createSharedConsumer(provider.topic(name + ".other"), name, "a = 1"))
                .isInstanceOf(JMSException.class);
        JMSContext context = context();
        assertThatThrownBy(() -> context.createSharedConsumer(topic, name)).isInstanceOf(JMSRuntimeException.class);
        session.createSharedConsumer(topic, name, "a = 1").close();
        consumer.close();
        MessageConsumer changed = session.createSharedConsumer(topic, name, "a IS NULL");
        send(topic, "text");
        assertThat(receiveText(changed)).isEqualTo("text");
    }

    @Test
    void aSelectorDecidesWhatIsAdded() throws Exception {
        Session session = session();
        MessageConsumer consumer = session.createSharedConsumer(topic, name, "n > 1");
        for (int n = 1; n <= 3; n++) {
            Message message = session.createTextMessage("n" + n);
            message.setIntProperty("n", n);
            session.createProducer(topic).send(message);
        }
        assertThat(receiveTexts(consumer, 2)).containsExactly("n2", "n3");
        assertNothing(consumer);
    }

    @Test
    void theClientIdentifierIsPartOfTheIdentity() throws Exception {
        Connection withId = connect(name);
        withId.start();
        MessageConsumer identified = withId.createSession().createSharedConsumer(topic, "s");
        MessageConsumer anonymous = session().createSharedConsumer(topic, "s");
        send(topic, "text");
        assertThat(receiveText(identified)).isEqualTo("text");
        assertThat(receiveText(anonymous)).isEqualTo("text");
    }

    @Test
    void theSameNameMayBelongToADurableSubscription() throws Exception {
        Connection connection = connect(name);
        connection.start();
        Session session = connection.createSession();
        MessageConsumer shared = session.createSharedConsumer(topic, "s");
        MessageConsumer durable = session.createDurableConsumer(topic, "s");
        send(topic, "text");
        assertThat(receiveText(shared)).isEqualTo("text");
        assertThat(receiveText(durable)).isEqualTo("text");
        durable.close();
        session.unsubscribe("s");
        send(topic, "more");
        assertThat(receiveText(shared)).isEqualTo("more");
    }

    @Test
    void aContextSharesToo() throws Exception {
        JMSConsumer one = context().createSharedConsumer(topic, name);
        JMSConsumer two = context().createSharedConsumer(topic, name);
        send(topic, "a", "b");
        assertThat(List.of(receiveText(one), receiveText(two))).containsExactlyInAnyOrder("a", "b");
        assertNothing(one);
    }

    @Test
    @Section("API")
    void aTopicAndANameAreNeeded() throws Exception {
        Session session = session();
        assertThatThrownBy(() -> session.createSharedConsumer(null, name))
                .isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> session.createSharedConsumer(null, name, "a = 1"))
                .isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> session.createSharedConsumer(topic, null)).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> session.createSharedConsumer(topic, "")).isInstanceOf(JMSException.class);
        JMSContext context = context();
        assertThatThrownBy(() -> context.createSharedConsumer(null, name))
                .isInstanceOf(InvalidDestinationRuntimeException.class);
        assertThatThrownBy(() -> context.createSharedConsumer(topic, "")).isInstanceOf(JMSRuntimeException.class);
    }
}
