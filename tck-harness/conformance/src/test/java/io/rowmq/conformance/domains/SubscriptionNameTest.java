package io.rowmq.conformance.domains;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.Connection;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Section 4.2.4: what subscriptions may be called. */
@Section("4.2.4")
class SubscriptionNameTest extends Specification {

    static String[] names() {
        return new String[] {"a", "Name_1.part-2", "Ünïcödé", "подписка", "購読", "_", "9", "n".repeat(128)};
    }

    @ParameterizedTest
    @MethodSource("names")
    void durableSubscriptions(String subscription) throws Exception {
        Connection connection = connect(name);
        connection.start();
        Session session = connection.createSession();
        MessageConsumer consumer = session.createDurableConsumer(topic, subscription);
        send(topic, "text");
        assertThat(receiveText(consumer)).isEqualTo("text");
        consumer.close();
        session.unsubscribe(subscription);
    }

    @ParameterizedTest
    @MethodSource("names")
    void sharedSubscriptions(String subscription) throws Exception {
        Connection connection = connect(name);
        connection.start();
        Session session = connection.createSession();
        MessageConsumer durable = session.createSharedDurableConsumer(topic, subscription);
        MessageConsumer consumer = session.createSharedConsumer(topic, subscription);
        send(topic, "text");
        assertThat(receiveText(consumer)).isEqualTo("text");
        assertThat(receiveText(durable)).isEqualTo("text");
        durable.close();
        session.unsubscribe(subscription);
    }
}
