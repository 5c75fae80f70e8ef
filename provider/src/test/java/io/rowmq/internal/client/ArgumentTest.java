package io.rowmq.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.RowmqTopic;
import jakarta.jms.InvalidClientIDException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Values that calls do not allow are named, and have an error code. */
class ArgumentTest extends Bench {

    private static final String TOO_LONG = "n".repeat(1_001);

    private final Topic topic = new RowmqTopic("news");

    @Test
    void howAMessageIsSent() throws JMSException {
        MessageProducer producer = connection.createSession().createProducer(topic);
        refused(() -> producer.setPriority(10), "10");
        refused(() -> producer.setDeliveryMode(3), "3");
        refused(() -> producer.setTimeToLive(-1), "-1");
        refused(() -> producer.setDeliveryDelay(-2), "-2");
    }

    @Test
    void modesAndTimesOfSessions() throws JMSException {
        refused(() -> connection.createSession(7), "7");
        refused(() -> connection.createSession(false, Session.SESSION_TRANSACTED), "transacted = false");
        Session session = connection.createSession();
        refused(() -> session.createConsumer(topic).receive(-5), "-5");
    }

    @Test
    void namesThatTheTablesHaveNoRoomFor() throws JMSException {
        Session session = connection.createSession();
        refused(() -> session.createSharedDurableConsumer(topic, null), "null");
        refused(() -> session.createSharedDurableConsumer(topic, TOO_LONG), "1001");
        refused(() -> session.createSharedConsumer(topic, TOO_LONG), "1001");
        session.createSharedConsumer(topic, TOO_LONG.substring(1)).close();
        refused(() -> connect(TOO_LONG), "1001");
        StoreConnection other = connect(null);
        assertThatThrownBy(() -> other.setClientID(TOO_LONG))
                .isInstanceOf(InvalidClientIDException.class)
                .hasMessageContaining("1001");
    }

    private static void refused(ThrowingCallable call, String value) {
        assertThatThrownBy(call)
                .hasMessageContaining(value)
                .isInstanceOfSatisfying(
                        JMSException.class,
                        failure -> assertThat(failure.getErrorCode()).isEqualTo("ROWMQ-ARGUMENT"));
    }
}
