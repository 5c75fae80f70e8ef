package io.rowmq.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.management.RowmqManagement;
import io.rowmq.management.RowmqMessage;
import io.rowmq.management.RowmqOperation;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator in one JVM sees of what another has in hand, and does about it; on one PostgreSQL. */
class SharedManagementTest {

    private final String url = PostgresqlServer.newSchema();
    private RowmqConnectionFactory one;
    private RowmqConnectionFactory other;
    private JMSContext context;
    private RowmqManagement management;

    /** Two engines: URLs that differ are two databases to a JVM. */
    @BeforeEach
    void open() throws JMSException {
        one = factory(url + "&ApplicationName=one");
        context = one.createContext(JMSContext.SESSION_TRANSACTED);
        other = factory(url + "&ApplicationName=other");
        management = other.management();
    }

    private static RowmqConnectionFactory factory(String url) {
        RowmqConnectionFactory factory = new RowmqConnectionFactory(url);
        factory.setInitializeSchema("always");
        factory.setLease(1_000);
        return factory;
    }

    @AfterEach
    void close() throws JMSException {
        management.close();
        other.close();
        context.close();
        one.close();
    }

    private void send(String queue, String... texts) {
        for (String text : texts) {
            context.createProducer().setProperty("text", text).send(context.createQueue(queue), text);
        }
        context.commit();
    }

    private String receive(String queue) throws JMSException {
        JMSConsumer consumer = context.createConsumer(context.createQueue(queue));
        String text = ((TextMessage) consumer.receive(10_000)).getText();
        consumer.close();
        return text;
    }

    private List<RowmqMessage> browse(String queue) throws JMSException {
        return management.messages().browse(queue, null, null, 100).messages();
    }

    private List<String> held(String queue) throws JMSException {
        return browse(queue).stream()
                .filter(RowmqMessage::inHand)
                .map(RowmqMessage::text)
                .toList();
    }

    private RowmqOperation ended(long operation) throws JMSException {
        return management.operations().await(operation, 60_000);
    }

    @Test
    void whatAnotherJvmHasInHandIsSeenInItsPlaceAndLeftThere() throws JMSException {
        send("orders", "a", "b", "c");
        assertThat(receive("orders")).isEqualTo("a");
        await().untilAsserted(() -> assertThat(held("orders")).containsExactly("a"));
        assertThat(browse("orders"))
                .extracting(message -> message.text() + message.deliveries())
                .containsExactly("a0", "b0", "c0");
        assertThat(management.destinations().show("orders").ready()).isEqualTo(3);
        long position = browse("orders").get(0).position();
        assertThat(management.messages().show("orders", position).inHand()).isTrue();
        assertThat(management.messages().moveOne("orders", position, "moved")).isFalse();
        RowmqOperation moved = ended(management.messages().move("orders", null, "moved"));
        assertThat(moved.done()).isEqualTo(2);
        assertThat(moved.skipped()).isEqualTo(1);
        assertThat(moved.total()).isEqualTo(3);
        assertThat(browse("moved")).extracting(RowmqMessage::text).containsExactly("b", "c");
        context.rollback();
        await().untilAsserted(() -> assertThat(held("orders")).isEmpty());
        assertThat(ended(management.messages().delete("orders", null)).done()).isEqualTo(1);
        assertThat(browse("orders")).isEmpty();
    }

    @Test
    void pagesGoOnAcrossWhatIsInHand() throws JMSException {
        send("orders", "a", "b", "c", "d");
        receive("orders");
        await().untilAsserted(() -> assertThat(held("orders")).containsExactly("a"));
        String cursor = management.messages().browse("orders", null, null, 1).cursor();
        assertThat(management.messages().browse("orders", null, cursor, 2).messages())
                .extracting(RowmqMessage::text)
                .containsExactly("b", "c");
        assertThat(ended(management.messages().copy("orders", null, "copies")).done())
                .as("a copy takes nothing away, so what is in hand is copied too")
                .isEqualTo(4);
    }

    @Test
    void whatIsMovedIsReceivedByTheOther() throws JMSException {
        send("orders", "a");
        assertThat(ended(management.messages().move("orders", null, "moved")).done())
                .isEqualTo(1);
        assertThat(receive("moved")).isEqualTo("a");
        context.commit();
        assertThat(browse("moved")).isEmpty();
    }
}
