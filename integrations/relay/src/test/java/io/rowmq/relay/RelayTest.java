package io.rowmq.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rowmq.RowmqXAConnectionFactory;
import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageEOFException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives on the other side. */
class RelayTest extends RelayBench {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aQueueIsForwardedInItsOrder(boolean toArtemis) throws Exception {
        ConnectionFactory from = toArtemis ? rowmq : artemis;
        ConnectionFactory to = toArtemis ? artemis : rowmq;
        send(from, "orders", 120);
        Relay relay = start(relay().fromQueue(from, "orders").toQueue(to, "orders.copy"));
        awaitForwarded(120);
        relay.close();
        assertThat(drain(to, "orders.copy")).isEqualTo(messages(120));
        assertThat(drain(from, "orders")).isEmpty();
        assertThat(failures).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void headersPropertiesAndBodiesArriveAsTheyWere(boolean toArtemis) throws Exception {
        ConnectionFactory from = toArtemis ? rowmq : artemis;
        ConnectionFactory to = toArtemis ? artemis : rowmq;
        // What Artemis streams can be read only while its session is open, which the relay's is and the test's is not.
        int size = toArtemis ? 90_000 : 200_000;
        String id;
        try (JMSContext context = from.createContext()) {
            JMSProducer producer = context.createProducer()
                    .setJMSCorrelationID("correlation")
                    .setJMSType("type")
                    .setPriority(7)
                    .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                    .setTimeToLive(3_600_000)
                    .setProperty("text", "ä")
                    .setProperty("number", 7L)
                    .setProperty("small", (byte) 1)
                    .setProperty("flag", true)
                    .setProperty("JMSXGroupID", "group");
            TextMessage text = context.createTextMessage("text");
            producer.send(context.createQueue("all"), text);
            id = text.getJMSMessageID();
            producer.send(context.createQueue("all"), context.createTextMessage());
            BytesMessage bytes = context.createBytesMessage();
            bytes.writeBytes(new byte[size]);
            bytes.writeByte((byte) 9);
            producer.send(context.createQueue("all"), bytes);
            MapMessage map = context.createMapMessage();
            map.setInt("int", 5);
            map.setBytes("bytes", new byte[] {1, 2});
            map.setString("null", null);
            producer.send(context.createQueue("all"), map);
            StreamMessage stream = context.createStreamMessage();
            stream.writeLong(3);
            stream.writeString("end");
            producer.send(context.createQueue("all"), stream);
            producer.send(context.createQueue("all"), context.createMessage());
        }
        start(relay().fromQueue(from, "all").toQueue(to, "all"));

        TextMessage text = (TextMessage) receive(to, "all");
        assertThat(text.getText()).isEqualTo("text");
        assertThat(text.getStringProperty(Relay.MESSAGE_ID)).isEqualTo(id);
        assertThat(text.getJMSCorrelationID()).isEqualTo("correlation");
        assertThat(text.getJMSType()).isEqualTo("type");
        assertThat(text.getJMSPriority()).isEqualTo(7);
        assertThat(text.getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
        assertThat(text.getJMSExpiration()).isGreaterThan(System.currentTimeMillis());
        assertThat(text.getObjectProperty("text")).isEqualTo("ä");
        assertThat(text.getObjectProperty("number")).isEqualTo(7L);
        assertThat(text.getObjectProperty("small")).isEqualTo((byte) 1);
        assertThat(text.getObjectProperty("flag")).isEqualTo(true);
        assertThat(text.getStringProperty("JMSXGroupID")).isEqualTo("group");
        assertThat(((TextMessage) receive(to, "all")).getText()).isNull();
        byte[] bytes = receive(to, "all").getBody(byte[].class);
        assertThat(bytes).hasSize(size + 1).endsWith(9);
        MapMessage map = (MapMessage) receive(to, "all");
        assertThat(map.getInt("int")).isEqualTo(5);
        assertThat(map.getBytes("bytes")).containsExactly(1, 2);
        assertThat(map.itemExists("null")).isTrue();
        assertEnds((StreamMessage) receive(to, "all"));
        Message plain = receive(to, "all");
        assertThat(plain).isNotInstanceOfAny(TextMessage.class, BytesMessage.class, ObjectMessage.class);
        assertThat(failures).isEmpty();
    }

    private static void assertEnds(StreamMessage stream) throws JMSException {
        assertThat(stream.readLong()).isEqualTo(3);
        assertThat(stream.readString()).isEqualTo("end");
        assertThatExceptionOfType(MessageEOFException.class).isThrownBy(stream::readObject);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDurableSubscriptionIsForwarded(boolean toArtemis) throws Exception {
        ConnectionFactory from = toArtemis ? rowmq : artemis;
        ConnectionFactory to = toArtemis ? artemis : rowmq;
        RelayBuilder builder = relay().fromSubscription(from, "news", "relay").toTopic(to, "news.copy");
        subscribe(from);
        try (JMSContext context = to.createContext();
                JMSConsumer reader = context.createSharedConsumer(context.createTopic("news.copy"), "reader")) {
            start(builder);
            assertThat(reader.receiveBody(String.class, PATIENCE.toMillis())).isEqualTo("before");
            publish(from, "while");
            assertThat(reader.receiveBody(String.class, PATIENCE.toMillis())).isEqualTo("while");
        }
    }

    private static void subscribe(ConnectionFactory factory) {
        try (JMSContext context = factory.createContext()) {
            context.createSharedDurableConsumer(context.createTopic("news"), "relay")
                    .close();
        }
        publish(factory, "before");
    }

    private static void publish(ConnectionFactory factory, String text) {
        try (JMSContext context = factory.createContext()) {
            context.createProducer().send(context.createTopic("news"), text);
        }
    }

    @Test
    void aSelectorChooses() throws Exception {
        send(rowmq, "mixed", 2);
        try (JMSContext context = rowmq.createContext()) {
            context.createProducer().setProperty("chosen", true).send(context.createQueue("mixed"), "chosen");
        }
        start(relay().fromQueue(rowmq, "mixed").toQueue(artemis, "mixed").selector("chosen = TRUE"))
                .toString();
        assertThat(receive(artemis, "mixed").getBody(String.class)).isEqualTo("chosen");
        relays.get(0).close();
        assertThat(drain(rowmq, "mixed")).isEqualTo(messages(2));
    }

    @Test
    void betweenTwoDatabasesOfRowmq() throws Exception {
        try (RowmqXAConnectionFactory other = new RowmqXAConnectionFactory("jdbc:h2:mem:relay-target")) {
            other.createConnection();
            send(rowmq, "a", 3);
            start(relay().fromQueue(rowmq, "a").toQueue(other, "a"));
            awaitForwarded(3);
            relays.get(0).close();
            assertThat(drain(other, "a")).isEqualTo(messages(3));
        }
    }

    @Test
    void aClosedRelayForwardsNothing() throws Exception {
        Relay relay = start(relay().fromQueue(rowmq, "a").toQueue(artemis, "a"));
        relay.close();
        relay.close();
        send(rowmq, "a", 2);
        assertThat(drain(rowmq, "a")).isEqualTo(messages(2));
        assertThat(relay).hasToString("relay test from queue://a to queue://a");
    }
}
