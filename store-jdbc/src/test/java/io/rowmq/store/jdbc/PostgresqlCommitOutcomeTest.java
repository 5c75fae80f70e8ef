package io.rowmq.store.jdbc;

import static io.rowmq.store.jdbc.Samples.send;
import static io.rowmq.store.jdbc.Samples.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.spi.StoreTransaction;
import jakarta.jms.JMSException;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class PostgresqlCommitOutcomeTest extends BusyServerContract {

    /** A lock that keeps a COMMIT of rows in the table app waiting as long as the test holds it. */
    private static final String SLOW_COMMITS = """
            CREATE OR REPLACE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NULL; END $$""";

    private static final String AT_COMMIT = """
            CREATE CONSTRAINT TRIGGER waiting AFTER INSERT ON app DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION wait()""";

    private final String url = newUrl();

    String newUrl() {
        return PostgresqlServer.emptied();
    }

    @Override
    String url() {
        return url;
    }

    @Override
    void keepCommitsWaiting(Statement other) throws SQLException {
        other.execute(SLOW_COMMITS);
        other.execute(AT_COMMIT);
        other.execute("SELECT pg_advisory_lock(4711)");
    }

    @Override
    void letCommitsGoOn(Statement other) throws SQLException {
        other.execute("SELECT pg_advisory_unlock(4711)");
    }

    @Override
    String waitingForTheOutcome() {
        return """
                SELECT 1 FROM pg_stat_activity
                WHERE wait_event_type = 'Lock' AND query LIKE 'INSERT INTO rowmq_%marker%RETURNING%'""";
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
