package io.rowmq.internal.client;

import static io.rowmq.internal.engine.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageListener;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Asynchronous receipt (sections 6.2.13 and 8.7). */
class ListenerTest extends Bench {

    private final Inbox<String> texts = new Inbox<>();

    @Test
    void deliversWhatIsThereAndWhatComes() throws Exception {
        send(queue(), "a", "b");
        MessageConsumer consumer = connection.createSession().createConsumer(queue());
        consumer.setMessageListener(message -> texts.add(text(message)));
        assertThat(texts.next(2)).containsExactly("a", "b");
        send(queue(), "c");
        assertThat(texts.next()).isEqualTo("c");
    }

    @Test
    void runsTheListenersOfASessionOneAfterTheOther() throws Exception {
        Session session = connection.createSession();
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        MessageListener listener = message -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            texts.add(text(message));
            Thread.yield();
            running.decrementAndGet();
        };
        for (int i = 0; i < 5; i++) {
            session.createConsumer(queue("q" + i)).setMessageListener(listener);
        }
        for (int i = 0; i < 5; i++) {
            send(queue("q" + i), "1", "2", "3", "4");
        }
        texts.next(20);
        assertThat(most).hasValue(1);
    }

    @Test
    void runsTheListenersOfTwoSessionsAtTheSameTime() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            connection.createSession().createConsumer(queue()).setMessageListener(message -> {
                both.countDown();
                Uninterrupted.await(both);
                texts.add(text(message));
            });
        }
        send(queue(), "a", "b");
        assertThat(texts.next(2)).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void canSendInItsOwnSession() throws Exception {
        Session session = connection.createSession();
        MessageProducer producer = session.createProducer(queue("replies"));
        session.createConsumer(queue())
                .setMessageListener(message ->
                        Unchecked.run(() -> producer.send(session.createTextMessage("re: " + text(message)))));
        MessageConsumer replies = connection.createSession().createConsumer(queue("replies"));
        send(queue(), "a");
        assertThat(text(replies.receive(PATIENCE))).isEqualTo("re: a");
    }

    @Test
    void canBeExchangedAndTakenAway() throws Exception {
        MessageConsumer consumer = connection.createSession().createConsumer(queue());
        consumer.setMessageListener(message -> texts.add("first"));
        send(queue(), "a");
        assertThat(texts.next()).isEqualTo("first");
        MessageListener second = message -> texts.add("second");
        consumer.setMessageListener(second);
        assertThat(consumer.getMessageListener()).isSameAs(second);
        send(queue(), "b");
        assertThat(texts.next()).isEqualTo("second");
        consumer.setMessageListener(null);
        assertThat(consumer.getMessageListener()).isNull();
        send(queue(), "c");
        assertThat(text(consumer.receive(PATIENCE))).isEqualTo("c");
    }

    @Test
    void isCalledAgainAfterItThrewAndIsGivenUpInTheEnd() throws Exception {
        Inbox<Integer> counts = new Inbox<>();
        for (SessionMode mode : new SessionMode[] {SessionMode.AUTO, SessionMode.DUPS_OK}) {
            String name = mode.name();
            Session session = session(connection, mode);
            session.createConsumer(queue(name)).setMessageListener(message -> {
                if (text(message).equals("bad")) {
                    counts.add(Unchecked.call(() -> count(message)));
                    throw new IllegalArgumentException("not me");
                }
                texts.add(text(message));
            });
            send(queue(name), "bad", "good");
            assertThat(counts.next(3)).as(name).containsExactly(1, 2, 3);
            assertThat(texts.next()).as(name).isEqualTo("good");
            session.close();
            assertThat(counts.isEmpty()).isTrue();
            assertThat(browse(queue(name))).isEmpty();
        }
    }

    @Test
    void getsTheNextMessageAfterItThrewInAClientSession() throws Exception {
        Session session = session(connection, SessionMode.CLIENT);
        session.createConsumer(queue()).setMessageListener(message -> {
            texts.add(text(message));
            throw new IllegalArgumentException("not me");
        });
        send(queue(), "a", "b");
        assertThat(texts.next(2)).containsExactly("a", "b");
        session.close();
        assertThat(browse(queue())).containsExactly("a", "b");
    }

    @Test
    void getsTheNextMessageAfterItThrewInATransactedSession() throws Exception {
        Session session = session(connection, SessionMode.TRANSACTED);
        session.createConsumer(queue()).setMessageListener(message -> {
            texts.add(text(message));
            if (text(message).equals("b")) {
                Unchecked.run(session::commit);
            } else {
                throw new IllegalArgumentException("not me");
            }
        });
        send(queue(), "a", "b");
        assertThat(texts.next(2)).containsExactly("a", "b");
        session.close();
        assertThat(browse(queue())).isEmpty();
    }

    @Test
    void canRollBackItsTransaction() throws Exception {
        Inbox<Integer> counts = new Inbox<>();
        Session session = session(connection, SessionMode.TRANSACTED);
        session.createConsumer(queue())
                .setMessageListener(message -> Unchecked.run(() -> {
                    counts.add(count(message));
                    if (count(message) == 1) {
                        session.rollback();
                    } else {
                        session.commit();
                    }
                }));
        send(queue(), "a");
        assertThat(counts.next(2)).containsExactly(1, 2);
    }

    @Test
    void canCloseItsOwnConsumer() throws Exception {
        Session session = connection.createSession();
        MessageConsumer consumer = session.createConsumer(queue());
        consumer.setMessageListener(message -> {
            Unchecked.run(consumer::close);
            texts.add(text(message));
        });
        send(queue(), "a", "b");
        assertThat(texts.next()).isEqualTo("a");
        session.close();
        assertThat(browse(queue())).containsExactly("b");
    }

    @Test
    void cannotCloseItsOwnSessionOrConnection() throws Exception {
        Inbox<Throwable> refusals = new Inbox<>();
        Session session = connection.createSession();
        session.createConsumer(queue()).setMessageListener(message -> {
            for (InThread.Action close : new InThread.Action[] {session::close, connection::close}) {
                try {
                    close.run();
                } catch (Exception e) {
                    refusals.add(e);
                }
            }
        });
        send(queue(), "a");
        assertThat(refusals.next(2)).allSatisfy(e -> assertThat(e).isInstanceOf(IllegalStateException.class));
        session.close();
        assertThat(browse(queue())).isEmpty();
    }

    @Test
    void isReportedToTheExceptionListenerIfNothingCanBeReadAndGoesOnAfterwards() throws Exception {
        Inbox<Throwable> problems = new Inbox<>();
        connection.setExceptionListener(problems::add);
        Session session = connection.createSession();
        session.createConsumer(queue()).setMessageListener(message -> {
            texts.add(text(message) + Unchecked.call(() -> count(message)));
            engine.failCommits(Unchecked.call(() -> count(message)) == 1 ? new JMSException("disk full") : null);
        });
        send(queue(), "a");
        assertThat(texts.next()).isEqualTo("a1");
        assertThat(problems.next()).hasMessageContaining("disk full");
        engine.failCommits(null);
        assertThat(texts.next()).isEqualTo("a2");
        session.close();
        assertThat(browse(queue())).isEmpty();
    }

    @Test
    void costsNoThreadWhileNothingComes() throws Exception {
        Session[] sessions = new Session[200];
        for (int i = 0; i < sessions.length; i++) {
            sessions[i] = connection.createSession();
            sessions[i].createConsumer(queue("idle" + i)).setMessageListener(message -> texts.add(text(message)));
        }
        send(queue("idle7"), "a");
        assertThat(texts.next()).isEqualTo("a");
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> Arrays.stream(thread.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(ListenerLoop.class.getName()))));
    }

    @Test
    void sharesWorkWithReceivers() throws Exception {
        connection.createSession().createConsumer(queue()).setMessageListener(message -> texts.add(text(message)));
        MessageConsumer receiver = connection.createSession().createConsumer(queue());
        int received = 0;
        for (int i = 0; i < 100; i++) {
            send(queue(), "m" + i);
            Message message = receiver.receiveNoWait();
            received += message == null ? 0 : 1;
        }
        texts.next(100 - received);
        // the last one is acknowledged when its listener has returned
        await().untilAsserted(() -> assertThat(browse(queue())).isEmpty());
    }
}
