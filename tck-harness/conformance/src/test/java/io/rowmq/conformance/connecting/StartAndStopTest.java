package io.rowmq.conformance.connecting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rowmq.conformance.Background;
import io.rowmq.conformance.Received;
import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.Connection;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Sections 6.1.4 and 6.1.5: starting a connection, and pausing the delivery of messages. */
class StartAndStopTest extends Specification {

    @Test
    @Section("6.1.4")
    void aNewConnectionDeliversNothingUntilItIsStarted() throws Exception {
        Connection connection = connect();
        Session session = connection.createSession();
        MessageConsumer consumer = session.createConsumer(queue);
        send(queue, "text");
        assertNothing(consumer);
        assertThat(consumer.receive(50)).isNull();
        connection.start();
        assertThat(receiveText(consumer)).isEqualTo("text");
    }

    @Test
    @Section("6.1.4")
    void aStoppedConnectionSends() throws Exception {
        Session session = connect().createSession();
        session.createProducer(queue).send(session.createTextMessage("text"));
        assertThat(drain(queue)).containsExactly("text");
    }

    @Test
    @Section("6.1.4")
    void aTopicConsumerOfAStoppedConnectionIsSubscribed() throws Exception {
        Connection connection = connect();
        MessageConsumer consumer = connection.createSession().createConsumer(topic);
        send(topic, "text");
        assertNothing(consumer);
        connection.start();
        assertThat(receiveText(consumer)).isEqualTo("text");
    }

    @Test
    @Section("6.1.4")
    void aContextStartsWithItsFirstConsumer() throws Exception {
        send(queue, "text");
        JMSContext context = context();
        assertThat(context.getAutoStart()).isTrue();
        assertThat(receiveText(context.createConsumer(queue))).isEqualTo("text");
    }

    @Test
    @Section("6.1.4")
    void aContextWithoutAutoStartIsStartedByHand() throws Exception {
        send(queue, "text");
        JMSContext context = context();
        context.setAutoStart(false);
        assertThat(context.getAutoStart()).isFalse();
        JMSConsumer consumer = context.createConsumer(queue);
        assertNothing(consumer);
        context.start();
        assertThat(receiveText(consumer)).isEqualTo("text");
    }

    @Test
    @Section("6.1.5")
    void aStoppedConnectionDeliversNothing() throws Exception {
        Connection connection = connect();
        connection.start();
        Session session = connection.createSession();
        MessageConsumer consumer = session.createConsumer(queue);
        send(queue, "one", "two");
        assertThat(receiveText(consumer)).isEqualTo("one");
        connection.stop();
        connection.stop();
        assertNothing(consumer);
        assertThat(consumer.receive(50)).isNull();
        connection.start();
        connection.start();
        assertThat(receiveText(consumer)).isEqualTo("two");
    }

    @Test
    @Section("6.1.5")
    void aReceiveThatWaitsWhileStoppedGetsItsMessageAfterTheStart() throws Exception {
        Connection connection = connect();
        MessageConsumer consumer = connection.createSession().createConsumer(queue);
        send(queue, "text");
        Background<Message> waiting = Background.start(consumer::receive).awaitBlocked();
        assertThat(waiting.done()).isFalse();
        connection.start();
        assertThat(waiting.result().getBody(String.class)).isEqualTo("text");
    }

    @Test
    @Section("6.1.5")
    void aReceiveThatWaitsWhenTheConnectionStopsGetsNothing() throws Exception {
        Connection connection = connect();
        connection.start();
        MessageConsumer consumer = connection.createSession().createConsumer(queue);
        Background<Message> waiting = Background.start(consumer::receive).awaitBlocked();
        connection.stop();
        send(queue, "text");
        assertThat(drain(queue)).containsExactly("text");
        send(queue, "later");
        assertThat(waiting.done()).isFalse();
        connection.start();
        assertThat(waiting.result().getBody(String.class)).isEqualTo("later");
    }

    @Test
    @Section("6.1.5")
    void listenersPauseAndGoOn() throws Exception {
        Connection connection = connect();
        Received received = new Received();
        connection.createSession().createConsumer(queue).setMessageListener(received);
        connection.start();
        send(queue, "one");
        assertThat(received.texts(1)).containsExactly("one");
        connection.stop();
        send(queue, "two");
        assertThat(drain(queue)).containsExactly("two");
        assertThat(received.pending()).isZero();
        send(queue, "three");
        connection.start();
        assertThat(received.texts(1)).containsExactly("three");
    }

    @Test
    @Section("6.1.5")
    void stopWaitsForTheListenersThatRunAndTheyHaveTheFullServices() throws Exception {
        Connection connection = connect();
        Session session = connection.createSession();
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        AtomicReference<Exception> failure = new AtomicReference<>();
        AtomicInteger calls = new AtomicInteger();
        session.createConsumer(queue).setMessageListener(message -> {
            calls.incrementAndGet();
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
        Background<Void> stop = Background.run(connection::stop).awaitBlocked();
        assertThat(stop.done()).isFalse();
        leave.countDown();
        stop.result();
        assertThat(failure.get()).isNull();
        assertThat(calls).hasValue(1);
        assertThat(drain(provider.queue(name + ".out"))).containsExactly("one");
        assertThat(drain(queue)).containsExactly("two");
    }

    @Test
    @Section("6.1.5")
    void stopInAListenerOfTheConnectionIsRefusedOrStops() throws Exception {
        Connection connection = connect();
        AtomicReference<Object> outcome = new AtomicReference<>();
        connection.createSession().createConsumer(queue).setMessageListener(message -> {
            try {
                connection.stop();
                outcome.set("stopped");
            } catch (JMSException e) {
                outcome.set(e);
            }
        });
        connection.start();
        send(queue, "text");
        await().atMost(PATIENCE).until(() -> outcome.get() != null);
        if (outcome.get() instanceof JMSException e) {
            assertThat(e).isInstanceOf(jakarta.jms.IllegalStateException.class);
        } else {
            assertNothing(connection.createSession().createConsumer(provider.queue(name + ".other")));
        }
    }

    @Test
    @Section("6.1.5")
    void stopInAListenerOfTheContextIsRefusedOrStops() throws Exception {
        JMSContext context = context();
        AtomicReference<Object> outcome = new AtomicReference<>();
        context.createConsumer(queue).setMessageListener(message -> {
            try {
                context.stop();
                outcome.set("stopped");
            } catch (JMSRuntimeException e) {
                outcome.set(e);
            }
        });
        send(queue, "text");
        await().atMost(PATIENCE).until(() -> outcome.get() != null);
        assertThat(outcome.get())
                .satisfiesAnyOf(
                        each -> assertThat(each).isEqualTo("stopped"),
                        each -> assertThat(each).isInstanceOf(jakarta.jms.IllegalStateRuntimeException.class));
    }

    @Test
    @Section("6.1.5")
    void anotherConnectionCanBeStoppedInAListener() throws Exception {
        Connection other = connect();
        other.start();
        Received received = new Received();
        AtomicReference<Exception> failure = new AtomicReference<>();
        session().createConsumer(queue).setMessageListener(message -> {
            try {
                other.stop();
                other.close();
            } catch (JMSException e) {
                failure.set(e);
            }
            received.onMessage(message);
        });
        send(queue, "text");
        received.next();
        assertThat(failure.get()).isNull();
    }
}
