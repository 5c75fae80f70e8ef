package io.rowmq.conformance.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.conformance.Background;
import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.IllegalStateException;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Section 7.3: asynchronous sends and the rules of their completion listeners. */
class AsynchronousSendTest extends Specification {

    private Connection connection;
    private Session session;
    private MessageProducer producer;

    @BeforeEach
    void open() throws Exception {
        connection = connect();
        connection.start();
        session = connection.createSession();
        producer = session.createProducer(queue);
    }

    /** What a completion listener was told, in the order it was told. */
    private static class Completions implements CompletionListener {

        private final BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();

        @Override
        public void onCompletion(Message message) {
            outcomes.add(message);
        }

        @Override
        public void onException(Message message, Exception exception) {
            outcomes.add(exception);
        }

        Object next() throws InterruptedException {
            Object outcome = outcomes.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(outcome).as("a completion").isNotNull();
            return outcome;
        }
    }

    /** A step of a completion listener. */
    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }

    /** A listener that does something that may fail, and keeps how it ended. */
    private static final class Trying extends Completions {

        private final Step step;
        private final BlockingQueue<Object> results = new LinkedBlockingQueue<>();

        Trying(Step step) {
            this.step = step;
        }

        @Override
        public void onCompletion(Message message) {
            try {
                step.run();
                results.add("done");
            } catch (Exception e) {
                results.add(e);
            }
        }

        Object result() throws InterruptedException {
            Object result = results.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(result).as("a result").isNotNull();
            return result;
        }
    }

    @Test
    @Section("7.3")
    void everyFormOfSendCompletes() throws Exception {
        Completions completions = new Completions();
        MessageProducer unidentified = session.createProducer(null);
        Message message = session.createTextMessage("text");
        producer.send(message, completions);
        assertThat(completions.next()).isSameAs(message);
        producer.send(message, DeliveryMode.NON_PERSISTENT, 7, 600_000, completions);
        assertThat(completions.next()).isSameAs(message);
        assertThat(message.getJMSPriority()).isEqualTo(7);
        unidentified.send(queue, message, completions);
        assertThat(completions.next()).isSameAs(message);
        unidentified.send(queue, message, DeliveryMode.PERSISTENT, 4, 0, completions);
        assertThat(completions.next()).isSameAs(message);
        assertThat(drain(queue)).hasSize(4);
    }

    @Test
    @Section("7.3.1")
    void theMessageIsThereWhenTheSendHasCompleted() throws Exception {
        Completions completions = new Completions();
        MessageConsumer consumer = session().createConsumer(queue);
        for (int i = 0; i < 20; i++) {
            producer.send(session.createTextMessage("m" + i), completions);
            completions.next();
            Message received = consumer.receiveNoWait();
            assertThat(received).isNotNull();
            assertThat(received.getBody(String.class)).isEqualTo("m" + i);
        }
    }

    @Test
    @Section("7.3.6")
    void theHeadersAreSetWhenTheSendHasCompleted() throws Exception {
        Completions completions = new Completions();
        Message message = session.createTextMessage("text");
        long before = System.currentTimeMillis();
        producer.send(message, DeliveryMode.PERSISTENT, 6, 600_000, completions);
        Message completed = (Message) completions.next();
        long after = System.currentTimeMillis();
        assertThat(completed.getJMSMessageID()).startsWith("ID:");
        assertThat(completed.getJMSDestination()).isEqualTo(queue);
        assertThat(completed.getJMSTimestamp()).isBetween(before, after);
        assertThat(completed.getJMSExpiration()).isBetween(before + 600_000, after + 600_000);
        assertThat(completed.getJMSPriority()).isEqualTo(6);
        assertThat(receive(session.createConsumer(queue)).getJMSMessageID()).isEqualTo(completed.getJMSMessageID());
    }

    @Test
    @Section("7.3.2")
    void whatIsThrownByTheCallIsNotToldToTheListener() throws Exception {
        Completions completions = new Completions();
        Message message = session.createTextMessage("text");
        MessageProducer unidentified = session.createProducer(null);
        assertThatThrownBy(() -> producer.send(message, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> producer.send(message, 2, 4, 0, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> unidentified.send(queue, message, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> producer.send(null, completions)).isInstanceOf(MessageFormatException.class);
        assertThatThrownBy(() -> unidentified.send(null, message, completions))
                .isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> unidentified.send(message, completions))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> producer.send(queue, message, completions))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> producer.send(message, -1, 4, 0, completions)).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> producer.send(message, 2, -1, 0, completions)).isInstanceOf(JMSException.class);
        session.close();
        assertThat(completions.outcomes).isEmpty();
        assertThat(drain(queue)).isEmpty();
    }

    @Test
    @Section("7.3.3")
    void theOrderHoldsAmongSynchronousAndAsynchronousSends() throws Exception {
        Completions completions = new Completions();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            texts.add("m" + i);
            Message message = session.createTextMessage("m" + i);
            if (i % 3 == 0) {
                producer.send(message);
            } else {
                producer.send(message, completions);
            }
        }
        session.close();
        assertThat(drain(queue)).isEqualTo(texts);
    }

    @Test
    @Section("7.3.8")
    void listenersAreCalledInTheOrderOfTheSendsAndOneAtATime() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Completions completions = new Completions() {
            @Override
            public void onCompletion(Message message) {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                Thread.yield();
                running.decrementAndGet();
                super.onCompletion(message);
            }
        };
        MessageProducer second = session.createProducer(queue);
        List<Message> sent = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Message message = session.createTextMessage("m" + i);
            sent.add(message);
            (i % 2 == 0 ? producer : second).send(message, completions);
        }
        for (Message message : sent) {
            assertThat(completions.next()).isSameAs(message);
        }
        assertThat(most).hasValue(1);
    }

    @Test
    @Section("7.3.8")
    void theListenerIsNotCalledByTheSendingThread() throws Exception {
        BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
        CompletionListener listener = new CompletionListener() {
            @Override
            public void onCompletion(Message message) {
                threads.add(Thread.currentThread());
            }

            @Override
            public void onException(Message message, Exception exception) {
                threads.add(Thread.currentThread());
            }
        };
        producer.send(session.createTextMessage("text"), listener);
        assertThat(threads.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isNotNull()
                .isNotSameAs(Thread.currentThread());
    }

    @Test
    @Section("7.3.4")
    void closeWaitsForTheListeners() throws Exception {
        for (String what : List.of("producer", "session", "connection")) {
            Connection own = connect();
            Session ownSession = own.createSession();
            MessageProducer ownProducer = ownSession.createProducer(queue);
            CountDownLatch leave = new CountDownLatch(1);
            CountDownLatch entered = new CountDownLatch(1);
            Trying listener = new Trying(() -> {
                entered.countDown();
                leave.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            });
            ownProducer.send(ownSession.createTextMessage("text"), listener);
            entered.await();
            AutoCloseable closing = switch (what) {
                case "producer" -> ownProducer;
                case "session" -> ownSession;
                default -> own;
            };
            Background<Void> close = Background.run(closing::close).awaitBlocked();
            assertThat(close.done()).as(what).isFalse();
            assertThat(listener.results).isEmpty();
            leave.countDown();
            close.result();
            assertThat(listener.results).containsExactly("done");
        }
    }

    @Test
    @Section("7.3.4")
    void commitAndRollbackWaitForTheListeners() throws Exception {
        Session transacted = session(Session.SESSION_TRANSACTED);
        MessageProducer ofTransacted = transacted.createProducer(queue);
        for (boolean commit : new boolean[] {false, true}) {
            Completions completions = new Completions();
            for (int i = 0; i < 10; i++) {
                ofTransacted.send(transacted.createTextMessage("m" + i), completions);
            }
            if (commit) {
                transacted.commit();
            } else {
                transacted.rollback();
            }
            assertThat(completions.outcomes).hasSize(10).allMatch(Message.class::isInstance);
        }
        assertThat(drain(queue)).hasSize(10);
    }

    @Test
    @Section("7.3.4")
    void aListenerMustNotCloseItsObjects() throws Exception {
        for (Step step : new Step[] {producer::close, session::close, connection::close}) {
            Trying listener = new Trying(step);
            producer.send(session.createTextMessage("text"), listener);
            assertThat(listener.result()).isInstanceOf(IllegalStateException.class);
        }
        producer.send(session.createTextMessage("still open"));
        assertThat(drain(queue)).hasSize(4);
    }

    @Test
    @Section("7.3.4")
    void aListenerMustNotEndItsTransaction() throws Exception {
        Session transacted = session(Session.SESSION_TRANSACTED);
        for (Step step : new Step[] {transacted::commit, transacted::rollback}) {
            Trying listener = new Trying(step);
            transacted.createProducer(queue).send(transacted.createTextMessage("text"), listener);
            assertThat(listener.result()).isInstanceOf(IllegalStateException.class);
        }
        transacted.commit();
        assertThat(drain(queue)).hasSize(2);
    }

    @Test
    @Section("7.3.4")
    void aListenerOfAContextMustNotCloseOrEndIt() throws Exception {
        JMSContext context = context(JMSContext.SESSION_TRANSACTED);
        JMSProducer fluent = context.createProducer();
        for (Step step : new Step[] {context::close, context::commit, context::rollback}) {
            Trying listener = new Trying(step);
            fluent.setAsync(listener).send(queue, "text");
            assertThat(listener.result()).isInstanceOf(IllegalStateRuntimeException.class);
        }
        fluent.setAsync(null);
        context.commit();
        assertThat(drain(queue)).hasSize(3);
    }

    @Test
    @Section("7.3.4")
    void aListenerMayStopAndStartItsConnection() throws Exception {
        Trying stopping = new Trying(connection::stop);
        producer.send(session.createTextMessage("text"), stopping);
        assertThat(stopping.result()).isEqualTo("done");
        Trying starting = new Trying(connection::start);
        producer.send(session.createTextMessage("text"), starting);
        assertThat(starting.result()).isEqualTo("done");
        JMSContext context = context();
        Trying stoppingContext = new Trying(context::stop);
        context.createProducer().setAsync(stoppingContext).send(queue, "text");
        assertThat(stoppingContext.result()).isEqualTo("done");
    }

    @Test
    @Section("7.3.4")
    void aListenerMayCloseWhatBelongsToOthers() throws Exception {
        Session other = session();
        MessageConsumer consumer = session.createConsumer(queue);
        for (Step step : new Step[] {consumer::close, other::close}) {
            Trying listener = new Trying(step);
            producer.send(session.createTextMessage("text"), listener);
            assertThat(listener.result()).isEqualTo("done");
        }
    }

    @Test
    @Section("7.3")
    void aContextSendsAsynchronously() throws Exception {
        JMSContext context = context();
        Completions completions = new Completions();
        JMSProducer fluent = context.createProducer().setAsync(completions);
        fluent.send(queue, "one").send(queue, "two");
        assertThat(((Message) completions.next()).getBody(String.class)).isEqualTo("one");
        assertThat(((Message) completions.next()).getBody(String.class)).isEqualTo("two");
        assertThatThrownBy(() -> fluent.send(null, "text")).isInstanceOf(InvalidDestinationRuntimeException.class);
        fluent.setAsync(null).send(queue, "three");
        assertThat(drain(queue)).containsExactly("one", "two", "three");
        assertThat(completions.outcomes).isEmpty();
    }

    @Test
    @Section("7.3.7")
    void theSessionCanBeUsedWhileASendIsUnderWay() throws Exception {
        Completions completions = new Completions();
        MessageConsumer consumer = session.createConsumer(queue);
        for (int i = 0; i < 30; i++) {
            producer.send(session.createTextMessage("m" + i), completions);
            session.createTextMessage("unrelated").setText("other");
        }
        for (int i = 0; i < 30; i++) {
            assertThat(receiveText(consumer)).isEqualTo("m" + i);
        }
    }
}
