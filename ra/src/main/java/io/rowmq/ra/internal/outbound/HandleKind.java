package io.rowmq.ra.internal.outbound;

import jakarta.jms.CompletionListener;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.QueueReceiver;
import jakarta.jms.QueueSender;
import jakarta.jms.QueueSession;
import jakarta.jms.TopicPublisher;
import jakarta.jms.TopicSession;
import jakarta.jms.TopicSubscriber;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of objects that applications have handles of, and what a Jakarta EE application must not do with them
 * (Jakarta Messaging 3.1, section 12.4).
 */
enum HandleKind {
    /** A session. */
    SESSION(
            List.of(QueueSession.class, TopicSession.class),
            Set.of("setMessageListener", "getMessageListener", "run"),
            Set.of()),
    /** A context. */
    CONTEXT(
            List.of(JMSContext.class),
            Set.of("createContext", "setClientID", "setExceptionListener", "stop"),
            Set.of()),
    /** A producer of the classic API. */
    PRODUCER(List.of(QueueSender.class, TopicPublisher.class), Set.of(), Set.of("send", "publish")),
    /** A producer of the simplified API. */
    FLUENT_PRODUCER(List.of(JMSProducer.class), Set.of("setAsync"), Set.of("send")),
    /** A consumer of the classic API. */
    CONSUMER(
            List.of(QueueReceiver.class, TopicSubscriber.class),
            Set.of("setMessageListener", "getMessageListener"),
            Set.of("receive", "receiveNoWait")),
    /** A consumer of the simplified API. */
    FLUENT_CONSUMER(
            List.of(JMSConsumer.class),
            Set.of("setMessageListener", "getMessageListener"),
            Set.of("receive", "receiveNoWait", "receiveBody", "receiveBodyNoWait")),
    /** A browser. */
    BROWSER(List.of(QueueBrowser.class), Set.of(), Set.of());

    /** The messaging domain of a connection, and what its sessions do not offer (table 9-1). */
    enum Domain {
        /** Both. */
        ANY(Set.of()),
        /** Queues only. */
        QUEUE(Set.of(
                "createDurableSubscriber",
                "createDurableConsumer",
                "createSharedConsumer",
                "createSharedDurableConsumer",
                "createTemporaryTopic",
                "createTopic",
                "unsubscribe")),
        /** Topics only. */
        TOPIC(Set.of("createBrowser", "createQueue", "createTemporaryQueue"));

        private final Set<String> missing;

        Domain(Set<String> missing) {
            this.missing = missing;
        }

        void check(Method method) throws IllegalStateException {
            if (missing.contains(method.getName())) {
                throw new IllegalStateException(method.getName() + " is not for the "
                        + (this == QUEUE ? "queue" : "topic") + " sessions of this connection (Jakarta Messaging, table"
                        + " 9-1); use a connection of ConnectionFactory.createConnection");
            }
        }
    }

    private static final Set<String> MODE =
            Set.of("getTransacted", "getAcknowledgeMode", "getSessionMode", "commit", "rollback", "recover");

    private final List<Class<?>> interfaces;
    private final Set<String> restricted;
    private final Set<String> transactional;

    HandleKind(List<Class<?>> interfaces, Set<String> restricted, Set<String> transactional) {
        this.interfaces = interfaces;
        this.restricted = restricted;
        this.transactional = transactional;
    }

    /** What kind of handle an application gets of the result of a call; null for what it gets itself. */
    static @Nullable HandleKind of(@Nullable Object result) {
        return result == null
                ? null
                : Arrays.stream(values())
                        .filter(kind -> kind.interfaces.get(0).isInstance(result))
                        .findFirst()
                        .orElse(null);
    }

    Class<?>[] interfaces() {
        return interfaces.toArray(Class<?>[]::new);
    }

    /** Whether it holds a place in a queue or subscription that has to be given up. */
    boolean reads() {
        return this == CONSUMER || this == FLUENT_CONSUMER || this == BROWSER;
    }

    /** Refuses what is not for applications in a server. */
    void check(Method method) throws IllegalStateException {
        boolean withListener = Arrays.asList(method.getParameterTypes()).contains(CompletionListener.class);
        if (restricted.contains(method.getName()) || withListener) {
            throw restricted(method.getDeclaringClass().getSimpleName() + "." + method.getName());
        }
    }

    static IllegalStateException restricted(String method) {
        return new IllegalStateException(
                method + " must not be used by an application in a Jakarta EE server (Jakarta Messaging, section 12.4):"
                        + " the server has the threads, connections and transactions. Use a message-driven bean, or the"
                        + " configuration of the connection factory",
                "ROWMQ-RESTRICTED");
    }

    /** Whether the answer depends on the transaction that the server has begun, or not. */
    boolean inServer(Method method) {
        return (this == SESSION || this == CONTEXT) && MODE.contains(method.getName());
    }

    /** Whether a call of this method belongs into the current transaction. */
    boolean transactional(Method method) {
        return transactional.contains(method.getName());
    }
}
