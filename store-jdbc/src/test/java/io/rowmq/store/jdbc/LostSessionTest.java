package io.rowmq.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqContext;
import io.rowmq.RowmqQueue;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import jakarta.jms.TransactionRolledBackRuntimeException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sessions with the application's own rows, when the database goes away under them, and when threads are interrupted.
 */
class LostSessionTest {

    private static final Queue QUEUE = new RowmqQueue("orders");

    @TempDir
    Path folder;

    private RowmqConnectionFactory factory;
    private RowmqContext context;

    @BeforeEach
    void open() throws SQLException {
        factory = new RowmqConnectionFactory(url());
        context = transacted();
        execute("CREATE TABLE work (text VARCHAR(10))");
        context.commit();
    }

    @AfterEach
    void close() {
        context.close();
        factory.close();
    }

    private String url() {
        return "jdbc:h2:file:" + folder.resolve("messages");
    }

    private RowmqContext transacted() {
        return (RowmqContext) factory.createContext(JMSContext.SESSION_TRANSACTED);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = context.getJdbcConnection().createStatement()) {
            statement.execute(sql);
        }
    }

    private void loseDatabase() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        }
    }

    private void work() throws SQLException {
        execute("INSERT INTO work VALUES ('row')");
        context.createProducer().send(QUEUE, "text");
        context.commit();
    }

    private void assertOneRowAndOneMessage() throws SQLException {
        try (Statement statement = context.getJdbcConnection().createStatement();
                var rows = statement.executeQuery("SELECT COUNT(*) FROM work")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
        try (JMSContext other = factory.createContext();
                var consumer = other.createConsumer(QUEUE)) {
            assertThat(consumer.receiveBodyNoWait(String.class)).isEqualTo("text");
            assertThat(consumer.receiveNoWait()).isNull();
        }
    }

    @Test
    void aRollbackAfterTheLossSucceedsAndTheNextTransactionHasAnotherConnection() throws SQLException {
        Connection first = context.getJdbcConnection();
        execute("INSERT INTO work VALUES ('lost')");
        context.createProducer().send(QUEUE, "lost");
        loseDatabase();
        assertThatThrownBy(() -> execute("INSERT INTO work VALUES ('late')")).isInstanceOf(SQLException.class);
        context.rollback();
        assertThat(context.getJdbcConnection()).isNotSameAs(first);
        work();
        assertOneRowAndOneMessage();
    }

    @Test
    void aCommitAfterTheLossIsRefusedAndTheNextOneWorks() throws SQLException {
        execute("INSERT INTO work VALUES ('lost')");
        context.createProducer().send(QUEUE, "lost");
        loseDatabase();
        assertThatThrownBy(context::commit).isInstanceOf(TransactionRolledBackRuntimeException.class);
        work();
        assertOneRowAndOneMessage();
    }

    @Test
    void aLossThatOthersHaveNoticedIsNoReasonToFailForEver() throws SQLException {
        execute("INSERT INTO work VALUES ('lost')");
        loseDatabase();
        try (JMSContext other = factory.createContext()) {
            other.createProducer().send(QUEUE, "text");
            other.createConsumer(QUEUE).receive();
        }
        assertThatThrownBy(context::commit).isInstanceOf(TransactionRolledBackRuntimeException.class);
        work();
        assertOneRowAndOneMessage();
    }

    @Test
    void anInterruptedThreadDoesNotCloseTheDatabaseUnderOthers() throws SQLException {
        try (RowmqContext interrupted = transacted()) {
            Connection others = context.getJdbcConnection();
            Thread.currentThread().interrupt();
            try (Statement statement = interrupted.getJdbcConnection().createStatement()) {
                statement.execute("INSERT INTO work VALUES ('undone')");
            }
            interrupted.rollback();
            interrupted.close();
            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
            work();
            assertThat(context.getJdbcConnection()).isSameAs(others);
        }
        assertOneRowAndOneMessage();
    }
}
