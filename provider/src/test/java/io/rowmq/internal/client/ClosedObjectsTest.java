package io.rowmq.internal.client;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import jakarta.jms.CompletionListener;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every method of a closed object throws IllegalStateException, but for close (sections 6.1.8 and 6.2.15). */
class ClosedObjectsTest extends Bench {

    private static final Set<String> EXEMPT = Set.of("close", "run");

    private static final Map<Class<?>, Object> PRIMITIVES =
            Map.of(int.class, 1, long.class, 1L, boolean.class, true, String.class, "name", Class.class, String.class);

    @TestFactory
    Stream<DynamicTest> aClosedConnection() throws Exception {
        StoreConnection closed = connect(null);
        closed.close();
        return methods(closed, jakarta.jms.Connection.class);
    }

    @TestFactory
    Stream<DynamicTest> aClosedSession() throws Exception {
        Session closed = connection.createSession();
        closed.close();
        return methods(closed, Session.class);
    }

    @TestFactory
    Stream<DynamicTest> aClosedProducer() throws Exception {
        var closed = (StoreProducer) connection.createSession().createProducer(queue());
        closed.close();
        return methods(closed, jakarta.jms.QueueSender.class);
    }

    @TestFactory
    Stream<DynamicTest> aProducerOfAClosedConnection() throws Exception {
        var producer = (StoreProducer) connection.createSession().createProducer(queue());
        connection.close();
        return methods(producer, jakarta.jms.TopicPublisher.class);
    }

    @TestFactory
    Stream<DynamicTest> aClosedConsumer() throws Exception {
        var closed = (StoreConsumer) connection.createSession().createConsumer(queue());
        closed.close();
        return methods(closed, jakarta.jms.TopicSubscriber.class);
    }

    @TestFactory
    Stream<DynamicTest> aConsumerOfAClosedConnection() throws Exception {
        var consumer = (StoreConsumer) connection.createSession().createConsumer(queue());
        connection.close();
        return methods(consumer, jakarta.jms.QueueReceiver.class);
    }

    @TestFactory
    Stream<DynamicTest> aClosedBrowser() throws Exception {
        QueueBrowser closed = connection.createSession().createBrowser(queue());
        closed.close();
        return methods(closed, QueueBrowser.class);
    }

    @TestFactory
    Stream<DynamicTest> aClosedContext() throws Exception {
        StoreContext closed = connect(null).createContext(Session.AUTO_ACKNOWLEDGE);
        closed.close();
        return methods(closed, jakarta.jms.JMSContext.class);
    }

    @TestFactory
    Stream<DynamicTest> aConsumerOfAClosedContext() throws Exception {
        StoreContext closed = connect(null).createContext(Session.AUTO_ACKNOWLEDGE);
        var consumer = closed.createConsumer(queue());
        closed.close();
        return methods(consumer, jakarta.jms.JMSConsumer.class);
    }

    @Test
    void canBeClosedAgain() throws JMSException {
        Session session = connection.createSession();
        var producer = session.createProducer(queue());
        var consumer = session.createConsumer(queue());
        var browser = session.createBrowser(queue());
        StoreContext context = connect(null).createContext(Session.AUTO_ACKNOWLEDGE);
        for (int i = 0; i < 2; i++) {
            context.close();
            producer.close();
            consumer.close();
            browser.close();
            session.close();
            connection.close();
        }
    }

    private Stream<DynamicTest> methods(Object closed, Class<?> type) throws JMSException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Method method : type.getMethods()) {
            if (!EXEMPT.contains(method.getName()) && !method.isSynthetic()) {
                Object[] arguments = arguments(method);
                tests.add(dynamicTest(
                        method.getName() + " " + arguments.length,
                        () -> assertThatThrownBy(() -> invoke(closed, method, arguments))
                                .isInstanceOfAny(
                                        IllegalStateException.class, jakarta.jms.IllegalStateRuntimeException.class)
                                .hasMessageContaining("closed")));
            }
        }
        return tests.stream();
    }

    private static void invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            method.setAccessible(true);
            method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Object[] arguments(Method method) throws JMSException {
        Object[] arguments = new Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = argument(method.getParameterTypes()[i]);
        }
        return arguments;
    }

    private Object argument(Class<?> type) throws JMSException {
        if (PRIMITIVES.containsKey(type)) {
            return PRIMITIVES.get(type);
        }
        if (Topic.class == type) {
            return new io.rowmq.RowmqTopic("news");
        }
        if (type.isAssignableFrom(Queue.class)) {
            return queue();
        }
        if (type == CompletionListener.class) {
            return new Completions();
        }
        return null;
    }

    /** Notes what it is told. */
    static final class Completions implements CompletionListener {
        final Inbox<Message> completed = new Inbox<>();
        final Inbox<Exception> failed = new Inbox<>();

        @Override
        public void onCompletion(Message message) {
            completed.add(message);
        }

        @Override
        public void onException(Message message, Exception exception) {
            failed.add(exception);
        }
    }
}
