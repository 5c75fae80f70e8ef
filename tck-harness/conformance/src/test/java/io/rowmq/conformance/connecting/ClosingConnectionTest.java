package io.rowmq.conformance.connecting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rowmq.conformance.Background;
import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Sections 6.1.8 and 6.2.15: closing connections, contexts and sessions. */
@Section("6.1.8")
class ClosingConnectionTest extends Specification {

    @Test
    void closingAgainDoesNothing() throws Exception {
        Connection connection = connect();
        Session session = connection.createSession();
        session.close();
        session.close();
        connection.close();
        connection.close();
        session.close();
        JMSContext context = context();
        context.close();
        context.close();
    }

    @Test
    void aPendingReceiveReturnsWhenItsConnectionCloses() throws Exception {
        Connection connection = connect();
        connection.start();
        MessageConsumer consumer = connection.createSession().createConsumer(queue);
        Background<Message> waiting = Background.start(consumer::receive).awaitBlocked();
        connection.close();
        assertThat(waiting.result()).isNull();
    }

    @Test
    @Section("6.2.15")
    void aPendingReceiveReturnsWhenItsSessionCloses() throws Exception {
        Session session = session();
        MessageConsumer consumer = session.createConsumer(queue);
        Background<Message> waiting =
                Background.start(() -> consumer.receive(PATIENCE.toMillis())).awaitBlocked();
        session.close();
        assertThat(waiting.result()).isNull();
    }

    @Test
    void aPendingReceiveOfAContextReturnsWhenItCloses() throws Exception {
        JMSContext context = context();
        jakarta.jms.JMSConsumer consumer = context.createConsumer(queue);
        Background<Message> waiting = Background.start(consumer::receive).awaitBlocked();
        context.close();
        assertThat(waiting.result()).isNull();
    }

    @Test
    void aPendingReceiveOnAStoppedConnectionReturnsToo() throws Exception {
        Connection connection = connect();
        MessageConsumer consumer = connection.createSession().createConsumer(queue);
        Background<Message> waiting = Background.start(consumer::receive).awaitBlocked();
        connection.close();
        assertThat(waiting.result()).isNull();
    }

    @Test
    void closeWaitsForTheListenersThatRunAndTheyHaveTheFullServices() throws Exception {
        Connection connection = connect();
        Session session = connection.createSession();
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        AtomicReference<Exception> failure = new AtomicReference<>();
        session.createConsumer(queue).setMessageListener(message -> {
            entered.countDown();
            try {
                leave.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                session.createProducer(provider.queue(name + ".out")).send(message);
            } catch (JMSException | InterruptedException e) {
                failure.set(e);
            }
        });
        connection.start();
        send(queue, "one", "two");
        entered.await();
        Background<Void> close = Background.run(connection::close).awaitBlocked();
        assertThat(close.done()).isFalse();
        leave.countDown();
        close.result();
        assertThat(failure.get()).isNull();
        assertThat(drain(provider.queue(name + ".out"))).containsExactly("one");
        assertThat(drain(queue)).containsExactly("two");
    }

    @Test
    @Section("6.2.15")
    void closingASessionWaitsForItsListener() throws Exception {
        Connection connection = connect();
        Session session = connection.createSession();
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        session.createConsumer(queue).setMessageListener(message -> {
            entered.countDown();
            awaitQuietly(leave);
        });
        connection.start();
        send(queue, "one", "two");
        entered.await();
        Background<Void> close = Background.run(session::close).awaitBlocked();
        assertThat(close.done()).isFalse();
        leave.countDown();
        close.result();
        assertThat(drain(queue)).containsExactly("two");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void closeInAListenerOfTheConnectionIsRefusedOrClosesAndAcknowledges() throws Exception {
        Connection connection = connect();
        AtomicReference<Object> outcome = new AtomicReference<>();
        connection.createSession().createConsumer(queue).setMessageListener(message -> {
            try {
                connection.close();
                outcome.set("closed");
            } catch (JMSException e) {
                outcome.set(e);
            }
        });
        connection.start();
        send(queue, "text");
        await().atMost(PATIENCE).until(() -> outcome.get() != null);
        if (outcome.get() instanceof JMSException e) {
            assertThat(e).isInstanceOf(IllegalStateException.class);
        } else {
            assertThatThrownBy(connection::createSession).isInstanceOf(IllegalStateException.class);
        }
        connection.close();
        assertThat(drain(queue)).isEmpty();
    }

    @Test
    @Section("6.2.15")
    void closeOfItsSessionInAListenerIsRefusedOrClosesAndAcknowledges() throws Exception {
        Connection connection = connect();
        Session session = connection.createSession();
        AtomicReference<Object> outcome = new AtomicReference<>();
        session.createConsumer(queue).setMessageListener(message -> {
            try {
                session.close();
                outcome.set("closed");
            } catch (JMSException e) {
                outcome.set(e);
            }
        });
        connection.start();
        send(queue, "text");
        await().atMost(PATIENCE).until(() -> outcome.get() != null);
        assertThat(outcome.get())
                .satisfiesAnyOf(
                        each -> assertThat(each).isEqualTo("closed"),
                        each -> assertThat(each).isInstanceOf(IllegalStateException.class));
        connection.close();
        assertThat(drain(queue)).isEmpty();
    }

    @Test
    void closeInAListenerOfTheContextIsRefusedOrCloses() throws Exception {
        JMSContext context = context();
        AtomicReference<Object> outcome = new AtomicReference<>();
        context.createConsumer(queue).setMessageListener(message -> {
            try {
                context.close();
                outcome.set("closed");
            } catch (JMSRuntimeException e) {
                outcome.set(e);
            }
        });
        send(queue, "text");
        await().atMost(PATIENCE).until(() -> outcome.get() != null);
        assertThat(outcome.get())
                .satisfiesAnyOf(
                        each -> assertThat(each).isEqualTo("closed"),
                        each -> assertThat(each).isInstanceOf(IllegalStateRuntimeException.class));
        context.close();
        assertThat(drain(queue)).isEmpty();
    }

    @Test
    void closingRollsTransactionsBack() throws Exception {
        send(queue, "consumed");
        for (boolean connectionCloses : new boolean[] {true, false}) {
            Connection connection = connect();
            connection.start();
            Session session = connection.createSession(Session.SESSION_TRANSACTED);
            session.createProducer(queue).send(session.createTextMessage("produced"));
            assertThat(receiveText(session.createConsumer(queue))).isEqualTo("consumed");
            if (connectionCloses) {
                connection.close();
            } else {
                session.close();
            }
        }
        Message again = receive(session(Session.AUTO_ACKNOWLEDGE).createConsumer(queue));
        assertThat(again.getBody(String.class)).isEqualTo("consumed");
        assertThat(again.getJMSRedelivered()).isTrue();
        assertThat(again.getIntProperty("JMSXDeliveryCount")).isEqualTo(3);
        assertThat(drain(queue)).isEmpty();
    }

    @Test
    void closingDoesNotAcknowledge() throws Exception {
        send(queue, "text");
        for (boolean connectionCloses : new boolean[] {true, false}) {
            Connection connection = connect();
            connection.start();
            Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
            Message message = receive(session.createConsumer(queue));
            if (connectionCloses) {
                connection.close();
            } else {
                session.close();
            }
            assertThatThrownBy(message::acknowledge).isInstanceOf(IllegalStateException.class);
        }
        assertThat(drain(queue)).containsExactly("text");
    }

    @Test
    void messagesOutliveTheirConnection() throws Exception {
        send(queue, "text");
        Connection connection = connect();
        connection.start();
        Session session = connection.createSession();
        TextMessage received = (TextMessage) receive(session.createConsumer(queue));
        TextMessage created = session.createTextMessage("created");
        connection.close();
        assertThat(received.getText()).isEqualTo("text");
        assertThat(received.getJMSMessageID()).startsWith("ID:");
        received.clearBody();
        received.setText("changed");
        created.setStringProperty("p", "v");
        Session other = session();
        other.createProducer(queue).send(created);
        assertThat(drain(queue)).containsExactly("created");
    }

    @Test
    void closingAConnectionWithManySessionsAtWorkEnds() throws Exception {
        for (int round = 0; round < 10; round++) {
            Connection connection = connect();
            for (int i = 0; i < 4; i++) {
                Session session = connection.createSession();
                session.createConsumer(queue).setMessageListener(message -> {});
            }
            connection.start();
            send(queue, "a", "b", "c", "d", "e");
            connection.close();
        }
        assertThat(drain(queue)).allMatch(text -> text.length() == 1);
    }
}
