package io.rowmq.conformance.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import org.junit.jupiter.api.Test;

/** Sections 3.4.7 and 3.5.11: how often a message was delivered, counted over every way of its coming back. */
@Section("3.5.11")
class DeliveryCountTest extends Specification {

    private static void assertDelivery(Message message, int count) throws Exception {
        assertThat(message.getIntProperty("JMSXDeliveryCount")).isEqualTo(count);
        assertThat(message.getJMSRedelivered()).isEqualTo(count > 1);
    }

    @Test
    void rollbackCounts() throws Exception {
        send(queue, "text");
        Session session = session(Session.SESSION_TRANSACTED);
        MessageConsumer consumer = session.createConsumer(queue);
        for (int count = 1; count <= 4; count++) {
            assertDelivery(receive(consumer), count);
            session.rollback();
        }
    }

    @Test
    void recoverCounts() throws Exception {
        send(queue, "text");
        Session session = session(Session.CLIENT_ACKNOWLEDGE);
        MessageConsumer consumer = session.createConsumer(queue);
        for (int count = 1; count <= 4; count++) {
            assertDelivery(receive(consumer), count);
            session.recover();
        }
    }

    @Test
    void closingTheSessionCounts() throws Exception {
        send(queue, "text");
        for (int count = 1; count <= 3; count++) {
            Session session = session(Session.CLIENT_ACKNOWLEDGE);
            assertDelivery(receive(session.createConsumer(queue)), count);
            session.close();
        }
        Session transacted = session(Session.SESSION_TRANSACTED);
        assertDelivery(receive(transacted.createConsumer(queue)), 4);
        transacted.close();
        assertDelivery(receive(session().createConsumer(queue)), 5);
    }

    @Test
    void whatTheApplicationHasNotSeenIsNotCounted() throws Exception {
        send(queue, "first", "second", "third");
        Session session = session(Session.SESSION_TRANSACTED);
        MessageConsumer consumer = session.createConsumer(queue);
        assertDelivery(receive(consumer), 1);
        session.rollback();
        session.close();
        MessageConsumer next = session().createConsumer(queue);
        assertDelivery(receive(next), 2);
        assertDelivery(receive(next), 1);
        assertDelivery(receive(next), 1);
    }

    @Test
    void eachSubscriptionCountsForItself() throws Exception {
        Session session = session(Session.SESSION_TRANSACTED);
        Session other = session();
        MessageConsumer one = session.createConsumer(topic);
        MessageConsumer two = other.createConsumer(topic);
        send(topic, "text");
        assertDelivery(receive(one), 1);
        session.rollback();
        assertDelivery(receive(one), 2);
        assertDelivery(receive(two), 1);
    }
}
