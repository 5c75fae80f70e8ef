package io.rowmq.store.jdbc;

import static io.rowmq.store.jdbc.Samples.send;
import static io.rowmq.store.jdbc.Samples.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.spi.StoreTransaction;
import io.rowmq.spi.WorkUnit;
import io.rowmq.store.jdbc.FaultyDataSource.Fault;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server may do that an embedded database cannot: go on with a COMMIT whose connection is lost. */
abstract class BusyServerContract extends CommitOutcomeContract {

    /** From the next COMMIT on the server keeps those waiting that have a row in the table app. */
    abstract void keepCommitsWaiting(Statement other) throws SQLException;

    /** Lets them go on. */
    abstract void letCommitsGoOn(Statement other) throws SQLException;

    /** The query that finds a row when the store waits to be told what became of its COMMIT. */
    abstract String waitingForTheOutcome();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCommitThatTheServerIsStillBusyWithIsWaitedFor(boolean first) throws Exception {
        List<Long> effects = new ArrayList<>();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Connection other = DriverManager.getConnection(url());
                Statement holding = other.createStatement();
                Statement looking = other.createStatement();
                StoreTransaction transaction = store.begin()) {
            if (!first) {
                transaction.commit(WorkUnit.barrier());
            }
            keepCommitsWaiting(holding);
            insert(transaction);
            source.failNextCommit(Fault.LOST_IN_COMMIT);

            Future<?> commit = thread.submit(() -> {
                transaction.commit(unit(effects::add, send("a")));
                return null;
            });
            while (!looking.executeQuery(waitingForTheOutcome()).next()) {
                Thread.onSpinWait();
            }
            assertThat(effects).isEmpty();
            letCommitsGoOn(holding);

            commit.get();
        }
        thread.shutdown();
        assertThat(ids()).containsExactly("a");
        assertThat(effects).hasSize(1);
        assertThat(count()).isEqualTo(1);
    }
}
