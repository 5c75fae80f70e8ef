package io.rowmq.junit;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqQueue;
import io.rowmq.RowmqTopic;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.QueueConnectionFactory;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import jakarta.jms.TopicConnectionFactory;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ParameterContext;

/** Makes what stands for a parameter of one type. */
@FunctionalInterface
interface Injection {

    /** By the types that parameters can have. */
    Map<Class<?>, Injection> BY_TYPE = Map.ofEntries(
            Map.entry(RowmqConnectionFactory.class, (bench, parameter) -> bench.factory()),
            Map.entry(ConnectionFactory.class, (bench, parameter) -> bench.factory()),
            Map.entry(QueueConnectionFactory.class, (bench, parameter) -> bench.factory()),
            Map.entry(TopicConnectionFactory.class, (bench, parameter) -> bench.factory()),
            Map.entry(Connection.class, (bench, parameter) -> bench.connection()),
            Map.entry(Session.class, (bench, parameter) -> bench.session(mode(parameter))),
            Map.entry(JMSContext.class, (bench, parameter) -> bench.context(mode(parameter))),
            Map.entry(Queue.class, (bench, parameter) -> new RowmqQueue(name(parameter))),
            Map.entry(Topic.class, (bench, parameter) -> new RowmqTopic(name(parameter))),
            Map.entry(QueueProbe.class, (bench, parameter) -> bench.probe(name(parameter))),
            Map.entry(ManualClock.class, (bench, parameter) -> bench.clock()));

    /** Makes it, or finds what was made already. */
    Object make(Bench bench, ParameterContext parameter) throws JMSException;

    /** For parameters of that type, null if there is nothing for them. */
    static @Nullable Injection of(Class<?> type) {
        return BY_TYPE.get(type);
    }

    private static int mode(ParameterContext parameter) {
        return parameter
                .findAnnotation(SessionMode.class)
                .map(SessionMode::value)
                .orElse(JMSContext.AUTO_ACKNOWLEDGE);
    }

    private static String name(ParameterContext parameter) {
        return parameter
                .findAnnotation(Destination.class)
                .map(Destination::value)
                .orElseGet(() -> {
                    if (!parameter.getParameter().isNamePresent()) {
                        throw new IllegalArgumentException(
                                "its name is not known: annotate it with @Destination(\"name\"), or"
                                        + " compile the tests with -parameters");
                    }
                    return parameter.getParameter().getName();
                });
    }
}
