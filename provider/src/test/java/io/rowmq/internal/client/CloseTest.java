package io.rowmq.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Closing while something is going on (sections 6.1.8, 6.2.15 and 8.8). */
class CloseTest extends Bench {

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch leave = new CountDownLatch(1);
    private final Inbox<String> afterwards = new Inbox<>();
    private Session session;
    private MessageConsumer consumer;

    private void beginListening() throws Exception {
        session = connection.createSession();
        consumer = session.createConsumer(queue());
        MessageProducer producer = session.createProducer(queue("out"));
        consumer.setMessageListener(message -> {
            entered.countDown();
            Uninterrupted.await(leave);
            Unchecked.run(() -> producer.send(session.createTextMessage("out")));
            afterwards.add("sent");
        });
        send(queue(), "a", "b");
        entered.await();
    }

    private void endsOnlyAfterTheListener(InThread<Void> close) throws Exception {
        close.blocked();
        leave.countDown();
        close.result();
        assertThat(afterwards.next()).isEqualTo("sent");
        assertThat(afterwards.isEmpty()).isTrue();
        connection = connect(null);
        assertThat(browse(queue())).containsExactly("b");
        assertThat(browse(queue("out"))).containsExactly("out");
    }

    @Test
    void aConsumerWaitsForItsListener() throws Exception {
        beginListening();
        endsOnlyAfterTheListener(InThread.run(consumer::close));
    }

    @Test
    void aSessionWaitsForItsListenersWhichKeepItsServices() throws Exception {
        beginListening();
        endsOnlyAfterTheListener(InThread.run(session::close));
    }

    @Test
    void aConnectionWaitsForItsListenersWhichKeepItsServices() throws Exception {
        beginListening();
        endsOnlyAfterTheListener(InThread.run(connection::close));
    }

    @Test
    void aConsumerDoesNotWaitForTheListenerOfAnother() throws Exception {
        beginListening();
        MessageConsumer other = session.createConsumer(queue("others"));
        other.setMessageListener(message -> {});
        other.close();
        leave.countDown();
    }

    @Test
    void whoClosesSecondWaitsForTheFirst() throws Exception {
        beginListening();
        InThread<Void> first = InThread.run(session::close).blocked();
        InThread<Void> second = InThread.run(session::close).blocked();
        leave.countDown();
        first.result();
        second.result();
    }

    @Test
    void aListenerMayCloseAConsumerThatIsBeingClosed() throws Exception {
        CountDownLatch closing = new CountDownLatch(1);
        session = connection.createSession();
        consumer = session.createConsumer(queue());
        consumer.setMessageListener(message -> {
            entered.countDown();
            Uninterrupted.await(closing);
            Unchecked.run(consumer::close);
        });
        send(queue(), "a");
        entered.await();
        InThread<Void> close = InThread.run(consumer::close).blocked();
        closing.countDown();
        close.result();
    }

    @Test
    void aListenerThatReceivesElsewhereDoesNotBlockTheConnection() throws Exception {
        MessageConsumer elsewhere = connection.createSession().createConsumer(queue("never"));
        connection.createSession().createConsumer(queue()).setMessageListener(message -> {
            entered.countDown();
            Unchecked.call(elsewhere::receive);
        });
        send(queue(), "a");
        entered.await();
        InThread.run(connection::close).result();
    }

    @Test
    void aConnectionTellsItsFactoryOnce() throws JMSException {
        AtomicInteger told = new AtomicInteger();
        Connection counted = new StoreConnection(engine.messaging(), ConnectionSettings.DEFAULT, told::incrementAndGet);
        counted.close();
        counted.close();
        assertThat(told).hasValue(1);
    }

    @Test
    void aTransactedSessionRollsBack() throws JMSException {
        send(queue(), "a");
        Session transacted = session(connection, SessionMode.TRANSACTED);
        transacted.createConsumer(queue()).receiveNoWait();
        transacted.createProducer(queue("out")).send(transacted.createTextMessage("never"));
        transacted.close();
        assertThat(browse(queue())).containsExactly("a");
        assertThat(browse(queue("out"))).isEmpty();
    }
}
