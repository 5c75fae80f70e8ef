package io.rowmq.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqQueue;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The primary is killed while messages are sent and received, and its synchronous standby takes over. */
class FailoverTest {

    private static final Queue IN = new RowmqQueue("in");
    private static final Queue OUT = new RowmqQueue("out");
    private static final String END = "end";
    private static final int MESSAGES = 200;
    private static final int BEFORE_THE_KILL = 50;
    private static final long PATIENCE_MILLIS = 60_000;

    /** Sends that have returned. */
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    /** Sends that have thrown an exception which does not leave open what became of them. */
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    private final CompletableFuture<Void> halfway = new CompletableFuture<>();

    @TempDir
    Path directory;

    @Test
    void everythingThatWasAcknowledgedIsThereOnceAndAllSessionsGoOn() throws Exception {
        try (ReplicatedServers servers = new ReplicatedServers(directory);
                RowmqConnectionFactory factory = new RowmqConnectionFactory(servers.url())) {
            factory.setInitializeSchema("always");
            factory.setMaxDeliveries(-1);
            try (JMSContext sending = factory.createContext();
                    JMSContext passing = factory.createContext(JMSContext.SESSION_TRANSACTED)) {
                CompletableFuture<Void> passed = CompletableFuture.runAsync(() -> passOn(passing));
                CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(sending));

                halfway.join();
                servers.killPrimary();
                servers.promoteStandby();

                sent.join();
                passed.join();
            }

            List<String> arrived = Drain.texts(factory, OUT);
            assertThat(arrived).doesNotHaveDuplicates().containsAll(acknowledged);
            assertThat(refused).doesNotContainAnyElementsOf(arrived);
            assertThat(acknowledged).hasSizeGreaterThan(MESSAGES - BEFORE_THE_KILL);
            // the last one was sent again if nobody knew whether it was there
            assertThat(Drain.texts(factory, IN)).allMatch(END::equals);
        }
    }

    private void send(JMSContext context) {
        for (int i = 0; i < MESSAGES; i++) {
            String text = Integer.toString(i);
            try {
                context.createProducer().send(IN, text);
                acknowledged.add(text);
            } catch (JMSRuntimeException failure) {
                if (!"ROWMQ-IN-DOUBT".equals(failure.getErrorCode())) {
                    refused.add(text);
                }
            }
            if (i == BEFORE_THE_KILL) {
                halfway.complete(null);
            }
        }
        await().atMost(Duration.ofMillis(PATIENCE_MILLIS))
                .ignoreException(JMSRuntimeException.class)
                .until(() -> {
                    context.createProducer().send(IN, END);
                    return true;
                });
    }

    /** Receives and sends in one transaction until the end. */
    private static void passOn(JMSContext context) {
        try (JMSConsumer consumer = context.createConsumer(IN)) {
            boolean ended = false;
            while (!ended) {
                try {
                    String text = consumer.receiveBody(String.class, PATIENCE_MILLIS);
                    assertThat(text).isNotNull();
                    if (!text.equals(END)) {
                        context.createProducer().send(OUT, text);
                    }
                    context.commit();
                    ended = text.equals(END);
                } catch (JMSRuntimeException failure) {
                    context.rollback();
                }
            }
        }
    }
}
