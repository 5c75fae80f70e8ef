package io.rowmq.clients.databases;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqContext;
import io.rowmq.RowmqQueue;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What RowMQ does with connections that belong to a pool. */
abstract class PoolContract {

    private static final Queue ORDERS = new RowmqQueue("orders");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    /** A pool, closed with the test. */
    interface Pool extends AutoCloseable {
        DataSource dataSource();

        /** How many of its connections are lent. */
        long lent();

        @Override
        void close();
    }

    abstract Pool open(String url) throws SQLException;

    private static RowmqConnectionFactory factory(Pool pool) {
        RowmqConnectionFactory factory = new RowmqConnectionFactory(pool.dataSource());
        factory.setInitializeSchema("always");
        return factory;
    }

    private static RowmqContext transacted(RowmqConnectionFactory factory) {
        return (RowmqContext) factory.createContext(JMSContext.SESSION_TRANSACTED);
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void messagesAndRowsAreCommittedAndRolledBackTogether(Server server) throws Exception {
        try (Pool pool = open(server.newDatabase(directory));
                RowmqConnectionFactory factory = factory(pool)) {
            try (Connection connection = pool.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE work (text VARCHAR(100))");
            }
            try (RowmqContext context = transacted(factory)) {
                context.createProducer().send(ORDERS, "one").send(ORDERS, "two");
                context.commit();
                JMSConsumer consumer = context.createConsumer(ORDERS);
                record(context, consumer);
                context.commit();
                record(context, consumer);
                context.rollback();
            }
            assertThat(rows(pool)).containsExactly("one");
            try (JMSContext context = factory.createContext()) {
                JMSConsumer consumer = context.createConsumer(ORDERS);
                assertThat(consumer.receiveBody(String.class, PATIENCE.toMillis()))
                        .isEqualTo("two");
                assertThat(consumer.receiveNoWait()).isNull();
            }
        }
    }

    private static void record(RowmqContext context, JMSConsumer consumer) throws JMSException, SQLException {
        String text = consumer.receiveBody(String.class, PATIENCE.toMillis());
        try (var insert = context.getJdbcConnection().prepareStatement("INSERT INTO work VALUES (?)")) {
            insert.setString(1, text);
            insert.executeUpdate();
        }
    }

    private static List<String> rows(Pool pool) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = pool.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT text FROM work")) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void anInsertThroughThePoolIsASendWhenItsTransactionCommits(Server server) throws Exception {
        try (Pool pool = open(server.newDatabase(directory));
                RowmqConnectionFactory factory = factory(pool);
                JMSContext receiver = factory.createContext();
                Connection connection = pool.dataSource().getConnection()) {
            JMSConsumer consumer = receiver.createConsumer(ORDERS);
            connection.setAutoCommit(false);
            try (JMSContext sender = factory.createContext(connection)) {
                sender.createProducer().send(ORDERS, "never");
            }
            connection.rollback();
            try (JMSContext sender = factory.createContext(connection)) {
                sender.createProducer().send(ORDERS, "sent");
            }
            connection.commit();
            assertThat(consumer.receiveBody(String.class, PATIENCE.toMillis())).isEqualTo("sent");
        }
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void thePoolGetsItsConnectionsBackAsTheyWere(Server server) throws Exception {
        try (Pool pool = open(server.newDatabase(directory))) {
            int isolation;
            try (Connection connection = pool.dataSource().getConnection()) {
                isolation = connection.getTransactionIsolation();
            }
            for (int i = 0; i < 3; i++) {
                try (RowmqConnectionFactory factory = factory(pool);
                        RowmqContext context = transacted(factory)) {
                    context.createProducer().send(ORDERS, "text");
                    context.commit();
                    assertThat(context.createConsumer(ORDERS).receive(PATIENCE.toMillis()))
                            .isNotNull();
                    assertThat(context.getJdbcConnection().isClosed()).isFalse();
                    context.commit();
                }
                assertThat(pool.lent()).isZero();
            }
            try (Connection connection = pool.dataSource().getConnection()) {
                assertThat(connection.getAutoCommit()).isTrue();
                assertThat(connection.isReadOnly()).isFalse();
                assertThat(connection.getTransactionIsolation()).isEqualTo(isolation);
            }
        }
    }
}
