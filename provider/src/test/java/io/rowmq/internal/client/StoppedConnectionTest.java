package io.rowmq.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What a connection does that was not started yet, or was stopped (section 6.1.4 and 6.1.5). */
class StoppedConnectionTest extends Bench {

    @Test
    void deliversNothingBeforeStart() throws Exception {
        StoreConnection stopped = connect(null);
        MessageConsumer consumer = stopped.createSession().createConsumer(queue());
        send(queue(), "a");
        assertThat(consumer.receiveNoWait()).isNull();
        assertThat(consumer.receive(1)).isNull();
        stopped.start();
        assertThat(text(consumer.receiveNoWait())).isEqualTo("a");
    }

    @Test
    void holdsNothingBackFromOthers() throws Exception {
        StoreConnection stopped = connect(null);
        MessageConsumer idle = stopped.createSession().createConsumer(queue());
        InThread<Message> waiting = InThread.call(idle::receive).blocked();
        stopped.createSession().createConsumer(queue()).setMessageListener(message -> {});
        MessageConsumer active = connection.createSession().createConsumer(queue());
        InThread<Message> receive = InThread.call(active::receive).blocked();
        send(queue(), "a");
        assertThat(text(receive.result())).isEqualTo("a");
        assertThat(waiting.isDone()).isFalse();
    }

    @Test
    void passesOnWhatComesAfterStop() throws Exception {
        StoreConnection other = connect(null);
        other.start();
        MessageConsumer stopped = other.createSession().createConsumer(queue());
        InThread<Message> waiting = InThread.call(stopped::receive).blocked();
        other.stop();
        MessageConsumer active = connection.createSession().createConsumer(queue());
        InThread<Message> receive = InThread.call(active::receive).blocked();
        send(queue(), "a");
        assertThat(text(receive.result())).isEqualTo("a");
        assertThat(waiting.isDone()).isFalse();
        other.start();
        send(queue(), "b");
        assertThat(text(waiting.result())).isEqualTo("b");
    }

    @Test
    void passesOnWhatAStoppedListenerWouldHaveGot() throws Exception {
        StoreConnection other = connect(null);
        other.start();
        Inbox<Message> inbox = new Inbox<>();
        other.createSession().createConsumer(queue()).setMessageListener(inbox::add);
        send(queue(), "a");
        assertThat(text(inbox.next())).isEqualTo("a");
        other.stop();
        MessageConsumer active = connection.createSession().createConsumer(queue());
        InThread<Message> receive = InThread.call(active::receive).blocked();
        send(queue(), "b");
        assertThat(text(receive.result())).isEqualTo("b");
        other.start();
        send(queue(), "c");
        assertThat(text(inbox.next())).isEqualTo("c");
    }

    @Test
    void startWakesAReceiveThatWaits() throws Exception {
        send(queue(), "a");
        connection.stop();
        MessageConsumer consumer = connection.createSession().createConsumer(queue());
        InThread<Message> receive = InThread.call(consumer::receive).blocked();
        connection.start();
        assertThat(text(receive.result())).isEqualTo("a");
    }

    @Test
    void stopWaitsForAListener() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        Session session = connection.createSession();
        session.createConsumer(queue()).setMessageListener(message -> {
            entered.countDown();
            Uninterrupted.await(leave);
        });
        send(queue(), "a", "b");
        entered.await();
        InThread<Void> stop = InThread.run(connection::stop).blocked();
        leave.countDown();
        stop.result();
        assertThat(browse(queue())).containsExactly("b");
    }

    @Test
    void stopIsRefusedToItsOwnListener() throws Exception {
        Inbox<Throwable> inbox = new Inbox<>();
        connection.createSession().createConsumer(queue()).setMessageListener(message -> {
            try {
                connection.stop();
            } catch (JMSException e) {
                inbox.add(e);
            }
        });
        send(queue(), "a");
        assertThat(inbox.next()).isInstanceOf(IllegalStateException.class).hasMessageContaining("Connection.stop");
    }

    @Test
    void sendsAllTheSame() throws JMSException {
        connection.stop();
        send(queue(), "a");
        assertThat(browse(queue())).containsExactly("a");
    }

    @Test
    void stopAndStartCanBeRepeated() throws JMSException {
        connection.stop();
        connection.stop();
        connection.start();
        connection.start();
        send(queue(), "a");
        assertThat(drain(connection.createSession().createConsumer(queue()))).containsExactly("a");
        connection.close();
        assertThatThrownBy(connection::stop).isInstanceOf(IllegalStateException.class);
    }
}
