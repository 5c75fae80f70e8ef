package io.rowmq.store.jdbc;

import static io.rowmq.store.jdbc.Samples.send;
import static io.rowmq.store.jdbc.Samples.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.spi.StoreTransaction;
import io.rowmq.spi.WorkUnit;
import io.rowmq.store.jdbc.FaultyDataSource.Fault;
import jakarta.jms.JMSException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresqlCommitOutcomeTest extends CommitOutcomeContract {

    /** A lock that keeps a COMMIT of rows in the table app waiting as long as the test holds it. */
    private static final String SLOW_COMMITS = """
            CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NULL; END $$""";

    private static final String AT_COMMIT = """
            CREATE CONSTRAINT TRIGGER waiting AFTER INSERT ON app DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION wait()""";

    private static final String BLOCKED_MARKERS = """
            SELECT 1 FROM pg_stat_activity
            WHERE wait_event_type = 'Lock' AND query LIKE 'INSERT INTO rowmq_%marker%RETURNING%'""";

    private final String url = PostgresqlServer.newSchema();

    @Override
    String url() {
        return url;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCommitThatTheServerIsStillBusyWithIsWaitedFor(boolean first) throws Exception {
        List<Long> effects = new ArrayList<>();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Connection other = DriverManager.getConnection(url);
                Statement statement = other.createStatement();
                StoreTransaction transaction = store.begin()) {
            if (!first) {
                transaction.commit(WorkUnit.barrier());
            }
            statement.execute(SLOW_COMMITS);
            statement.execute(AT_COMMIT);
            statement.execute("SELECT pg_advisory_lock(4711)");
            insert(transaction);
            source.failNextCommit(Fault.LOST_IN_COMMIT);

            Future<?> commit = thread.submit(() -> {
                transaction.commit(unit(effects::add, send("a")));
                return null;
            });
            while (!statement.executeQuery(BLOCKED_MARKERS).next()) {
                Thread.onSpinWait();
            }
            assertThat(effects).isEmpty();
            statement.execute("SELECT pg_advisory_unlock(4711)");

            commit.get();
        }
        thread.shutdown();
        assertThat(ids()).containsExactly("a");
        assertThat(effects).hasSize(1);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aFailedStatementOfTheApplicationFailsItsCommitAndNothingElse() throws Exception {
        try (StoreTransaction transaction = store.begin()) {
            insert(transaction);
            fail(transaction);

            assertThatThrownBy(() -> transaction.commit(unit(send("doomed"))))
                    .isInstanceOf(JMSException.class)
                    .hasMessageContaining("25P02")
                    .hasMessageContaining("savepoint");

            store.commit(unit(send("other")));
            insert(transaction);
            transaction.commit(unit(send("next")));
        }
        assertThat(ids()).containsExactly("other", "next");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aSavepointKeepsWhatWasDoneBeforeAFailedStatement() throws Exception {
        try (StoreTransaction transaction = store.begin()) {
            insert(transaction);
            Savepoint savepoint = transaction.connection().setSavepoint();
            fail(transaction);
            transaction.connection().rollback(savepoint);
            transaction.commit(unit(send("a")));
        }
        assertThat(ids()).containsExactly("a");
        assertThat(count()).isEqualTo(1);
    }

    private static void fail(StoreTransaction transaction) throws SQLException {
        try (Statement statement = transaction.connection().createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT * FROM no_such_table"))
                    .isInstanceOf(SQLException.class);
        }
    }
}
