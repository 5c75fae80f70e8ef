package io.rowmq.conformance.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.Connection;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageFormatRuntimeException;
import jakarta.jms.ObjectMessage;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Section 3.11: objects are read only where their classes are trusted. */
@Section("3.11")
class TrustedClassesTest extends Specification {

    /** An object of the application. */
    record Order(String id, Map<String, Integer> amounts) implements Serializable {}

    private final Order order = new Order("o", new HashMap<>(Map.of("book", 2)));

    @BeforeEach
    void sendAnObject() {
        context().createProducer().send(queue, order);
    }

    private RowmqConnectionFactory trusting(@Nullable String pattern) {
        RowmqConnectionFactory factory = provider.factory(name);
        factory.setTrustedClasses(pattern);
        return factory;
    }

    private ObjectMessage received(@Nullable String pattern) throws JMSException {
        Connection connection = provider.closeLater(trusting(pattern).createConnection());
        connection.start();
        return (ObjectMessage) receive(connection.createSession().createConsumer(queue));
    }

    @Test
    void byDefaultNoneAre() throws Exception {
        ObjectMessage message = received(null);
        assertThatThrownBy(message::getObject)
                .isInstanceOf(MessageFormatException.class)
                .hasMessageContaining(Order.class.getName())
                .hasMessageContaining("trustedClasses");
        assertThatThrownBy(() -> message.getBody(Order.class)).isInstanceOf(MessageFormatException.class);
        assertThat(message.isBodyAssignableTo(Order.class)).isFalse();
        assertThat(message.getJMSMessageID()).as("the rest can be read").isNotNull();
    }

    @Test
    void everyClassInTheObjectHasToBe() throws Exception {
        ObjectMessage message = received("io.rowmq.conformance.**");
        assertThatThrownBy(message::getObject)
                .isInstanceOf(MessageFormatException.class)
                .hasMessageContaining("java.util.HashMap");
    }

    @Test
    void whatThePatternAllowsIsRead() throws Exception {
        assertThat(received("io.rowmq.conformance.**;java.util.*").getObject()).isEqualTo(order);
    }

    @Test
    void aBodyThatIsRefusedInTheSimplifiedApiIsNotLost() throws Exception {
        RowmqConnectionFactory factory = trusting(null);
        try (JMSContext context = factory.createContext()) {
            JMSConsumer consumer = context.createConsumer(queue);
            assertThatThrownBy(() -> consumer.receiveBody(Order.class, PATIENCE.toMillis()))
                    .isInstanceOf(MessageFormatRuntimeException.class)
                    .hasMessageContaining("trustedClasses");
        }
        assertThat(((ObjectMessage) receive(context().createConsumer(queue))).getObject())
                .isEqualTo(order);
    }

    @Test
    void aTextNeedsNoTrust() throws Exception {
        drainObjects();
        context().createProducer().send(queue, (Serializable) "text");
        assertThat(received(null).getObject()).isEqualTo("text");
    }

    private void drainObjects() {
        try (JMSContext context = provider.factory().createContext()) {
            assertThat(receive(context.createConsumer(queue))).isNotNull();
        }
    }
}
