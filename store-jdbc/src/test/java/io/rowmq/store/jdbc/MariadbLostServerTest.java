package io.rowmq.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqQueue;
import io.rowmq.mariadb.MariadbServer;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server that is killed and comes back. */
class MariadbLostServerTest {

    private static final Queue QUEUE = new RowmqQueue("orders");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void whatWasAcknowledgedOutlivesTheServerAndSessionsGoOn() throws Exception {
        try (MariadbServer server = MariadbDatabases.start("--log-bin", "--sync-binlog=1");
                RowmqConnectionFactory factory = new RowmqConnectionFactory(server.url("test"))) {
            MariadbDatabases.execute(server.url(""), "CREATE DATABASE test");
            factory.setInitializeSchema("always");
            // what comes again keeps its place
            factory.setSharing("exclusive");
            List<String> received = new ArrayList<>();
            try (JMSContext sending = factory.createContext();
                    JMSContext receiving = factory.createContext(JMSContext.SESSION_TRANSACTED);
                    JMSConsumer consumer = receiving.createConsumer(QUEUE)) {
                for (int i = 0; i < 10; i++) {
                    sending.createProducer().send(QUEUE, "before " + i);
                }
                assertThat(consumer.receiveBody(String.class, PATIENCE.toMillis()))
                        .isEqualTo("before 0");
                receiving.commit();

                server.kill();

                await().atMost(PATIENCE)
                        .ignoreException(JMSRuntimeException.class)
                        .until(() -> {
                            sending.createProducer().send(QUEUE, "after");
                            return true;
                        });
                await().atMost(PATIENCE)
                        .ignoreException(JMSRuntimeException.class)
                        .until(() -> {
                            String text = consumer.receiveBody(String.class, PATIENCE.toMillis());
                            receiving.commit();
                            received.add(text);
                            return text.equals("after");
                        });
            }
            assertThat(received).hasSize(10).startsWith("before 1").endsWith("after");
        }
    }
}
