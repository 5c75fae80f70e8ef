package io.rowmq.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.internal.client.ClosedObjectsTest.Completions;
import jakarta.jms.CompletionListener;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asynchronous sends and their completion listeners (section 7.3). */
class AsyncSendTest extends Bench {

    private final Completions completions = new Completions();
    private Session session;
    private MessageProducer producer;

    @BeforeEach
    void createProducer() throws JMSException {
        session = connection.createSession();
        producer = session.createProducer(queue());
    }

    /** A completion listener of one method. */
    private static CompletionListener onCompletion(InThread.Action action, Inbox<Exception> failures) {
        return new CompletionListener() {
            @Override
            public void onCompletion(Message message) {
                try {
                    action.run();
                } catch (Exception e) {
                    failures.add(e);
                }
            }

            @Override
            public void onException(Message message, Exception exception) {
                failures.add(exception);
            }
        };
    }

    @Test
    void callsBackOnceTheMessageIsStored() throws Exception {
        Message message = session.createTextMessage("a");
        producer.send(message, completions);
        assertThat(completions.completed.next()).isSameAs(message);
        assertThat(message.getJMSMessageID()).startsWith("ID:");
        assertThat(browse(queue())).containsExactly("a");
    }

    @Test
    void callsBackInTheOrderOfTheSends() throws Exception {
        List<Message> sent = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            Message message = session.createTextMessage("m" + i);
            producer.send(message, completions);
            sent.add(message);
            texts.add("m" + i);
        }
        assertThat(completions.completed.next(sent.size())).isEqualTo(sent);
        assertThat(browse(queue())).isEqualTo(texts);
    }

    @Test
    void callsBackOnAnotherThreadOneAtATime() throws Exception {
        Inbox<Thread> threads = new Inbox<>();
        Inbox<Exception> failures = new Inbox<>();
        producer.send(
                session.createTextMessage("a"), onCompletion(() -> threads.add(Thread.currentThread()), failures));
        assertThat(threads.next()).isNotSameAs(Thread.currentThread());
        assertThat(failures.isEmpty()).isTrue();
    }

    @Test
    void storesWhatWaitsTogether() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        Inbox<Exception> failures = new Inbox<>();
        producer.send(session.createTextMessage("first"), onCompletion(() -> Uninterrupted.await(hold), failures));
        int before = engine.sendingUnits();
        for (int i = 0; i < 100; i++) {
            producer.send(session.createTextMessage("m" + i), completions);
        }
        hold.countDown();
        completions.completed.next(100);
        assertThat(engine.sendingUnits() - before).isLessThan(10);
    }

    @Test
    void keepsItsOrderWithSynchronousSends() throws Exception {
        for (int i = 0; i < 20; i++) {
            producer.send(session.createTextMessage("async" + i), completions);
            producer.send(session.createTextMessage("sync" + i));
        }
        completions.completed.next(20);
        List<String> stored = browse(queue());
        for (int i = 0; i < 20; i++) {
            assertThat(stored.subList(2 * i, 2 * i + 2)).containsExactly("async" + i, "sync" + i);
        }
    }

    @Test
    void tellsOfAFailure() throws Exception {
        engine.failCommits(new JMSException("disk full"));
        producer.send(session.createTextMessage("a"), completions);
        producer.send(session.createTextMessage("b"), completions);
        assertThat(completions.failed.next(2)).allSatisfy(e -> assertThat(e).hasMessageContaining("disk full"));
        engine.failCommits(null);
        producer.send(session.createTextMessage("c"), completions);
        completions.completed.next();
        assertThat(browse(queue())).containsExactly("c");
    }

    @Test
    void throwsAtOnceWhatIsWrongWithTheCall() throws JMSException {
        Message message = session.createTextMessage("a");
        assertThatThrownBy(() -> producer.send(message, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> producer.send(message, -1, 4, 0, completions)).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> producer.send(queue("x"), message, completions))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> session.createProducer(null).send(message, completions))
                .isInstanceOf(UnsupportedOperationException.class);
        session.close();
        assertThat(completions.completed.isEmpty()).isTrue();
        assertThat(completions.failed.isEmpty()).isTrue();
    }

    @Test
    void closingWaitsForCallbacks() throws Exception {
        for (int i = 0; i < 3; i++) {
            StoreConnection own = connect(null);
            Session sending = own.createSession();
            MessageProducer sender = sending.createProducer(queue());
            CountDownLatch hold = new CountDownLatch(1);
            Inbox<Exception> failures = new Inbox<>();
            sender.send(sending.createTextMessage("a"), onCompletion(() -> Uninterrupted.await(hold), failures));
            InThread.Action[] closes = {sender::close, sending::close, own::close};
            InThread<Void> close = InThread.run(closes[i]).blocked();
            hold.countDown();
            close.result();
            assertThat(failures.isEmpty()).isTrue();
        }
    }

    @Test
    void aCallbackCannotEndWhatWaitsForIt() throws Exception {
        Session transacted = session(connection, SessionMode.TRANSACTED);
        MessageProducer sender = transacted.createProducer(queue());
        InThread.Action[] forbidden = {
            sender::close, transacted::close, connection::close, transacted::commit, transacted::rollback
        };
        for (InThread.Action action : forbidden) {
            Inbox<Exception> failures = new Inbox<>();
            sender.send(transacted.createTextMessage("a"), onCompletion(action, failures));
            assertThat(failures.next()).isInstanceOf(IllegalStateException.class);
        }
        transacted.commit();
        assertThat(browse(queue())).hasSize(forbidden.length);
    }

    @Test
    void aCallbackCanStopItsConnection() throws Exception {
        Inbox<Exception> failures = new Inbox<>();
        Inbox<String> done = new Inbox<>();
        producer.send(
                session.createTextMessage("a"),
                onCompletion(
                        () -> {
                            connection.stop();
                            done.add("stopped");
                        },
                        failures));
        assertThat(done.next()).isEqualTo("stopped");
        assertThat(failures.isEmpty()).isTrue();
        assertThat(session.createConsumer(queue()).receiveNoWait()).isNull();
    }

    @Test
    void aCallbackCanSend() throws Exception {
        Inbox<Exception> failures = new Inbox<>();
        Inbox<String> done = new Inbox<>();
        producer.send(
                session.createTextMessage("a"),
                onCompletion(
                        () -> {
                            producer.send(session.createTextMessage("b"));
                            producer.send(session.createTextMessage("c"), completions);
                            done.add("sent");
                        },
                        failures));
        done.next();
        completions.completed.next();
        assertThat(failures.isEmpty()).isTrue();
        assertThat(browse(queue())).containsExactly("a", "b", "c");
    }

    @Test
    void aCallbackThatThrowsStopsNothing() throws Exception {
        producer.send(session.createTextMessage("a"), new CompletionListener() {
            @Override
            public void onCompletion(Message message) {
                throw new IllegalArgumentException("not me");
            }

            @Override
            public void onException(Message message, Exception exception) {
                throw new IllegalArgumentException("nor me");
            }
        });
        producer.send(session.createTextMessage("b"), completions);
        completions.completed.next();
        session.close();
    }

    @Test
    void aTransactionTakesPartInIt() throws Exception {
        Session transacted = session(connection, SessionMode.TRANSACTED);
        MessageProducer sender = transacted.createProducer(queue());
        sender.send(transacted.createTextMessage("a"), completions);
        completions.completed.next();
        assertThat(browse(queue())).isEmpty();
        transacted.rollback();
        sender.send(transacted.createTextMessage("b"), completions);
        transacted.commit();
        assertThat(completions.completed.isEmpty()).isFalse();
        assertThat(browse(queue())).containsExactly("b");
    }
}
