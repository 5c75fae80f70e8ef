package io.rowmq.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqContext;
import jakarta.jms.BytesMessage;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages sent inside transactions that the application owns. */
abstract class OutboxContract {

    private static final long ENOUGH = 20_000;
    private static final long NOTHING = 200;

    private RowmqConnectionFactory factory;
    private JMSContext receiving;
    private JMSConsumer consumer;
    private Queue orders;

    /** The database under test. */
    abstract String url();

    /** Another database of the same kind, without RowMQ's tables. */
    abstract String otherUrl();

    @BeforeEach
    void open() throws Exception {
        factory = new RowmqConnectionFactory(url());
        factory.setOutboxPoll(100);
        factory.setInitializeSchema("always");
        receiving = factory.createContext();
        orders = receiving.createQueue("orders");
        consumer = receiving.createConsumer(orders);
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE purchase (id INTEGER PRIMARY KEY)");
            connection.commit();
        }
    }

    @AfterEach
    void close() {
        receiving.close();
        factory.close();
    }

    private Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(url());
        connection.setAutoCommit(false);
        return connection;
    }

    @Test
    void aMessageIsPublishedWithTheRowsOfTheTransaction() throws Exception {
        try (Connection connection = connect()) {
            try (RowmqContext context = factory.createContext(connection)) {
                insert(connection, 1);
                context.createProducer()
                        .setProperty("color", "red")
                        .setPriority(7)
                        .setJMSCorrelationID("c1")
                        .send(orders, "bought");
            }
            assertThat(consumer.receive(NOTHING)).isNull();
            connection.commit();
        }
        Message message = consumer.receive(ENOUGH);
        assertThat(message.getBody(String.class)).isEqualTo("bought");
        assertThat(message.getStringProperty("color")).isEqualTo("red");
        assertThat(message.getJMSPriority()).isEqualTo(7);
        assertThat(message.getJMSCorrelationID()).isEqualTo("c1");
        assertThat(purchases()).isEqualTo(1);
        assertThat(count("SELECT COUNT(*) FROM rowmq_outbox")).isZero();
    }

    @Test
    void theClientIdentifierOfTheFactoryIsLeftToConsumers() throws Exception {
        try (RowmqConnectionFactory identified = new RowmqConnectionFactory(url())) {
            identified.setOutboxPoll(factory.getOutboxPoll());
            identified.setInitializeSchema(factory.getInitializeSchema());
            identified.setClientId("shop");
            sendBesideASubscriber(identified);
        }
        assertThat(consumer.receiveBody(String.class, ENOUGH)).isEqualTo("bought");
    }

    private void sendBesideASubscriber(RowmqConnectionFactory identified) throws SQLException {
        try (JMSContext subscriber = identified.createContext();
                Connection connection = connect();
                RowmqContext context = identified.createContext(connection)) {
            context.createProducer().send(orders, "bought");
            connection.commit();
            assertThat(subscriber.getClientID()).isEqualTo("shop");
            assertThat(context.getClientID()).isNull();
        }
    }

    @Test
    void nothingIsPublishedWhenTheTransactionRollsBack() throws Exception {
        try (Connection connection = connect();
                RowmqContext context = factory.createContext(connection)) {
            insert(connection, 1);
            context.createProducer().send(orders, "never");
            connection.rollback();
            context.createProducer().send(orders, "second attempt");
            connection.commit();
        }
        assertThat(consumer.receiveBody(String.class, ENOUGH)).isEqualTo("second attempt");
        assertThat(consumer.receive(NOTHING)).isNull();
        assertThat(purchases()).isZero();
    }

    @Test
    void theContextNeitherClosesTheConnectionNorEndsItsTransaction() throws Exception {
        try (Connection connection = connect()) {
            RowmqContext context = factory.createContext(connection);
            context.createProducer().send(orders, "open");
            context.close();
            assertThat(connection.isClosed()).isFalse();
            assertThat(connection.getAutoCommit()).isFalse();
            connection.rollback();
        }
        assertThat(count("SELECT COUNT(*) FROM rowmq_outbox")).isZero();
    }

    @Test
    void messagesOfOneTransactionKeepTheirOrder() throws Exception {
        try (Connection connection = connect();
                RowmqContext context = factory.createContext(connection)) {
            for (int i = 0; i < 300; i++) {
                context.createProducer().send(orders, "m" + i);
            }
            connection.commit();
        }
        for (int i = 0; i < 300; i++) {
            assertThat(consumer.receiveBody(String.class, ENOUGH)).isEqualTo("m" + i);
        }
    }

    @Test
    void bodiesOfAllSizesAndKindsArrive() throws Exception {
        byte[] bytes = new byte[700_000];
        bytes[699_999] = 42;
        String text = "ä".repeat(400_000);
        try (Connection connection = connect();
                RowmqContext context = factory.createContext(connection)) {
            context.createProducer().send(orders, bytes);
            context.createProducer().send(orders, text);
            context.createProducer().send(orders, context.createMessage());
            connection.commit();
        }
        BytesMessage large = (BytesMessage) consumer.receive(ENOUGH);
        assertThat(large.getBody(byte[].class)).isEqualTo(bytes);
        assertThat(consumer.receiveBody(String.class, ENOUGH)).isEqualTo(text);
        assertThat(consumer.receive(ENOUGH)).isNotNull();
        assertThat(count("SELECT COUNT(*) FROM rowmq_outbox_part")).isZero();
    }

    @Test
    void aRowWrittenInPlainSqlIsASend() throws Exception {
        Topic news = receiving.createTopic("news");
        JMSConsumer subscriber = receiving.createConsumer(news);
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO rowmq_outbox (destination, body_text) VALUES ('orders', 'by hand')");
            statement.execute("INSERT INTO rowmq_outbox (destination, body_text, properties)"
                    + " VALUES ('topic://news', 'extra', '{\"urgent\": true}')");
            connection.commit();
        }
        TextMessage order = (TextMessage) consumer.receive(ENOUGH);
        assertThat(order.getText()).isEqualTo("by hand");
        assertThat(order.getJMSTimestamp()).isPositive();
        assertThat(subscriber.receive(ENOUGH).getBooleanProperty("urgent")).isTrue();
    }

    @Test
    void aRowThatCannotBeDeliveredStaysWithItsReasonUntilItIsCorrected() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO rowmq_outbox (destination, body_text, properties)"
                    + " VALUES ('orders', 'late', 'no json')");
            connection.commit();
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> count("SELECT COUNT(*) FROM rowmq_outbox WHERE state = 'REJECTED'") == 1);
            try (ResultSet rows = statement.executeQuery("SELECT reason FROM rowmq_outbox")) {
                rows.next();
                assertThat(rows.getString(1)).startsWith("properties: ");
            }
            statement.execute("UPDATE rowmq_outbox SET state = 'STAGED', properties = NULL");
            connection.commit();
        }
        assertThat(consumer.receiveBody(String.class, ENOUGH)).isEqualTo("late");
    }

    @Test
    void whatWasStagedWhenTheEngineWasClosedIsMovedWhenItOpensAgain() throws Exception {
        receiving.close();
        factory.close();
        try (Connection connection = connect()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO rowmq_outbox (destination, body_text) VALUES ('orders', 'early')");
            }
            connection.commit();
        }
        factory = new RowmqConnectionFactory(url());
        receiving = factory.createContext();
        assertThat(receiving.createConsumer(orders).receiveBody(String.class, ENOUGH))
                .isEqualTo("early");
    }

    @Test
    void aConnectionInAutoCommitModeIsRefused() throws Exception {
        try (Connection connection = DriverManager.getConnection(url());
                RowmqContext context = factory.createContext(connection)) {
            assertThatThrownBy(() -> context.createProducer().send(orders, "x"))
                    .isInstanceOf(JMSRuntimeException.class)
                    .hasMessageContaining("auto-commit");
        }
        assertThat(consumer.receive(NOTHING)).isNull();
    }

    @Test
    void aConnectionToAnotherDatabaseIsRefusedWithBothNames() throws Exception {
        try (Connection connection = DriverManager.getConnection(otherUrl());
                RowmqContext context = factory.createContext(connection)) {
            connection.setAutoCommit(false);
            assertThatThrownBy(() -> context.createProducer().send(orders, "x"))
                    .isInstanceOf(JMSRuntimeException.class)
                    .hasMessageContaining(connection.getMetaData().getURL())
                    .hasMessageContaining("the messages of this factory are in");
            connection.rollback();
        }
    }

    static Stream<Refused> refused() {
        return Stream.of(
                new Refused("createConsumer", context -> context.createConsumer(context.createQueue("orders"))),
                new Refused("createBrowser", context -> context.createBrowser(context.createQueue("orders"))),
                new Refused("createTemporaryQueue", JMSContext::createTemporaryQueue),
                new Refused("createContext", context -> context.createContext(JMSContext.AUTO_ACKNOWLEDGE)),
                new Refused("commit", JMSContext::commit),
                new Refused("rollback", JMSContext::rollback),
                new Refused("recover", JMSContext::recover),
                new Refused("acknowledge", JMSContext::acknowledge));
    }

    record Refused(String method, java.util.function.Consumer<JMSContext> call) {
        @Override
        public String toString() {
            return method;
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatReceivesOrEndsTheTransactionIsRefused(Refused refused) throws Exception {
        try (Connection connection = connect();
                RowmqContext context = factory.createContext(connection)) {
            assertThatThrownBy(() -> refused.call().accept(context))
                    .isInstanceOf(IllegalStateRuntimeException.class)
                    .hasMessageContaining("JMSContext." + refused.method());
        }
    }

    private void insert(Connection connection, int id) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO purchase VALUES (" + id + ")");
        }
    }

    private long purchases() throws SQLException {
        return count("SELECT COUNT(*) FROM purchase");
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
