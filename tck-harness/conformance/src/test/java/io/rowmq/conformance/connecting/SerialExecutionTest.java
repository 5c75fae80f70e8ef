package io.rowmq.conformance.connecting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.conformance.Received;
import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageListener;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Sections 6.2.5, 6.2.6, 6.2.13 and 6.2.14: which threads run what. */
class SerialExecutionTest extends Specification {

    @Test
    @Section("6.2.13")
    void theListenersOfASessionRunOneAfterTheOther() throws Exception {
        Connection connection = connect();
        Session session = connection.createSession();
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Received received = new Received();
        MessageListener listener = message -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            Thread.yield();
            running.decrementAndGet();
            received.onMessage(message);
        };
        Queue other = provider.queue(name + ".other");
        session.createConsumer(queue).setMessageListener(listener);
        session.createConsumer(queue).setMessageListener(listener);
        session.createConsumer(other).setMessageListener(listener);
        session.createConsumer(topic).setMessageListener(listener);
        for (int i = 0; i < 50; i++) {
            send(queue, "q" + i);
            send(other, "o" + i);
            send(topic, "t" + i);
        }
        connection.start();
        received.texts(150);
        assertThat(most).hasValue(1);
    }

    @Test
    @Section("6.2.14")
    void theListenersOfSeveralSessionsRunAtTheSameTime() throws Exception {
        Connection connection = connect();
        CyclicBarrier meet = new CyclicBarrier(3);
        Received received = new Received();
        for (int i = 0; i < 3; i++) {
            connection.createSession().createConsumer(queue).setMessageListener(message -> {
                try {
                    meet.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new IllegalArgumentException(e);
                }
                received.onMessage(message);
            });
        }
        connection.start();
        send(queue, "one", "two", "three");
        assertThat(received.texts(3)).containsExactlyInAnyOrder("one", "two", "three");
    }

    @Test
    @Section("6.2.5")
    void aSessionWithAListenerDoesNotReceiveSynchronously() throws Exception {
        Connection connection = connect();
        connection.start();
        Session session = connection.createSession();
        MessageConsumer listening = session.createConsumer(queue);
        MessageConsumer receiving = session.createConsumer(provider.queue(name + ".other"));
        listening.setMessageListener(message -> {});
        assertThatThrownBy(listening::receiveNoWait).isInstanceOf(JMSException.class);
        assertThatThrownBy(receiving::receiveNoWait).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> receiving.receive(1)).isInstanceOf(JMSException.class);
    }

    @Test
    @Section("6.2.5")
    void aSessionThatReceivesTakesNoListener() throws Exception {
        Session session = session();
        MessageConsumer receiving = session.createConsumer(queue);
        MessageConsumer other = session.createConsumer(queue);
        io.rowmq.conformance.Background<jakarta.jms.Message> waiting =
                io.rowmq.conformance.Background.start(receiving::receive).awaitBlocked();
        assertThatThrownBy(() -> other.setMessageListener(message -> {})).isInstanceOf(IllegalStateException.class);
        receiving.close();
        assertThat(waiting.result()).isNull();
    }

    @Test
    @Section("6.2.6")
    void aContextTakesASecondListenerWhileItIsStarted() throws Exception {
        JMSContext context = context();
        Received received = new Received();
        JMSConsumer one = context.createConsumer(queue);
        one.setMessageListener(received);
        send(queue, "one");
        assertThat(received.texts(1)).containsExactly("one");
        JMSConsumer two = context.createConsumer(topic);
        two.setMessageListener(received);
        send(topic, "two");
        assertThat(received.texts(1)).containsExactly("two");
        assertThat(two.getMessageListener()).isSameAs(received);
    }

    @Test
    @Section("6.2.5")
    void aListenerMayUseItsSession() throws Exception {
        Connection connection = connect();
        Session session = connection.createSession();
        Queue out = provider.queue(name + ".out");
        Received failures = new Received();
        session.createConsumer(queue).setMessageListener(message -> {
            try {
                session.createProducer(out).send(session.createTextMessage(Received.text(message) + "!"));
                session.createBrowser(out).close();
                session.createConsumer(provider.queue(name + ".third")).close();
            } catch (JMSException e) {
                failures.onMessage(message);
            }
        });
        connection.start();
        send(queue, "one");
        assertThat(receiveText(session().createConsumer(out))).isEqualTo("one!");
        connection.close();
        assertThat(failures.pending()).isZero();
    }

    @Test
    @Section("API")
    void theListenerOfAConsumerIsKeptAndCanBeTakenAway() throws Exception {
        Session session = session();
        MessageConsumer consumer = session.createConsumer(queue);
        assertThat(consumer.getMessageListener()).isNull();
        Received received = new Received();
        consumer.setMessageListener(received);
        assertThat(consumer.getMessageListener()).isSameAs(received);
        send(queue, "one");
        assertThat(received.texts(1)).containsExactly("one");
        consumer.setMessageListener(null);
        assertThat(consumer.getMessageListener()).isNull();
        send(queue, "two");
        assertThat(receiveText(consumer)).isEqualTo("two");
        assertThat(received.pending()).isZero();
    }
}
