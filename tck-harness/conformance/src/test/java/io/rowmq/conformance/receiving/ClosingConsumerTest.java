package io.rowmq.conformance.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.conformance.Background;
import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.Connection;
import jakarta.jms.JMSConsumer;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Section 8.8: closing a consumer. */
@Section("8.8")
class ClosingConsumerTest extends Specification {

    @Test
    void aPendingReceiveReturnsNull() throws Exception {
        MessageConsumer consumer = session().createConsumer(queue);
        Background<Message> waiting = Background.start(consumer::receive).awaitBlocked();
        consumer.close();
        assertThat(waiting.result()).isNull();
        JMSConsumer ofContext = context().createConsumer(queue);
        Background<Message> waitingInContext =
                Background.start(ofContext::receive).awaitBlocked();
        ofContext.close();
        assertThat(waitingInContext.result()).isNull();
    }

    @Test
    void closeWaitsForTheListener() throws Exception {
        Connection connection = connect();
        Session session = connection.createSession();
        MessageConsumer consumer = session.createConsumer(queue);
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        consumer.setMessageListener(message -> {
            entered.countDown();
            try {
                leave.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        connection.start();
        send(queue, "one", "two");
        entered.await();
        Background<Void> close = Background.run(consumer::close).awaitBlocked();
        assertThat(close.done()).isFalse();
        leave.countDown();
        close.result();
        connection.close();
        assertThat(drain(queue)).containsExactly("two");
    }

    @Test
    void whatWasDeliveredCanBeAcknowledgedAfterwards() throws Exception {
        send(queue, "one", "two");
        Session session = session(Session.CLIENT_ACKNOWLEDGE);
        MessageConsumer consumer = session.createConsumer(queue);
        Message message = receive(consumer);
        consumer.close();
        message.acknowledge();
        session.close();
        assertThat(drain(queue)).containsExactly("two");
    }

    @Test
    void whatWasDeliveredCanBeCommittedOrRolledBackAfterwards() throws Exception {
        send(queue, "one", "two");
        Session session = session(Session.SESSION_TRANSACTED);
        MessageConsumer consumer = session.createConsumer(queue);
        receive(consumer);
        consumer.close();
        session.rollback();
        MessageConsumer next = session.createConsumer(queue);
        Message again = receive(next);
        assertThat(again.getBody(String.class)).isEqualTo("one");
        assertThat(again.getJMSRedelivered()).isTrue();
        next.close();
        session.commit();
        assertThat(drain(queue)).containsExactly("two");
    }

    @Test
    void whatWasDeliveredIsAcknowledgedAutomatically() throws Exception {
        send(queue, "one", "two");
        for (int mode : new int[] {Session.AUTO_ACKNOWLEDGE, Session.DUPS_OK_ACKNOWLEDGE}) {
            Session session = session(mode);
            MessageConsumer consumer = session.createConsumer(queue);
            receive(consumer);
            consumer.close();
            session.close();
        }
        assertThat(drain(queue)).isEmpty();
    }

    @Test
    void unacknowledgedMessagesOfAClosedConsumerAreRecovered() throws Exception {
        send(queue, "one");
        Session session = session(Session.CLIENT_ACKNOWLEDGE);
        MessageConsumer consumer = session.createConsumer(queue);
        receive(consumer);
        consumer.close();
        assertNothing(session().createConsumer(queue));
        session.recover();
        assertThat(drain(queue)).containsExactly("one");
    }

    @Test
    void othersOfTheSessionGoOn() throws Exception {
        Session session = session();
        MessageConsumer one = session.createConsumer(queue);
        MessageConsumer two = session.createConsumer(queue);
        one.close();
        send(queue, "text");
        assertThat(receiveText(two)).isEqualTo("text");
    }
}
