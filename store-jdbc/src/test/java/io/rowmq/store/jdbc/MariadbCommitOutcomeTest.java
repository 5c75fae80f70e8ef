package io.rowmq.store.jdbc;

import static io.rowmq.store.jdbc.Samples.send;
import static io.rowmq.store.jdbc.Samples.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.spi.StoreTransaction;
import io.rowmq.spi.WorkUnit;
import io.rowmq.store.jdbc.FaultyDataSource.Fault;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MariadbCommitOutcomeTest extends CommitOutcomeContract {

    private static final String WAITING_FOR_THE_MARKER = """
            SELECT 1 FROM information_schema.PROCESSLIST
            WHERE INFO LIKE '%SELECT number FROM rowmq_marker%FOR UPDATE'""";

    private final String url = MariadbDatabases.create();

    @Override
    String url() {
        return url;
    }

    /** A lock as backups take it keeps every COMMIT waiting. */
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
            insert(transaction);
            source.beforeNextCommit(() -> statement.execute("FLUSH TABLES WITH READ LOCK"));
            source.failNextCommit(Fault.LOST_IN_COMMIT);

            Future<?> commit = thread.submit(() -> {
                transaction.commit(unit(effects::add, send("a")));
                return null;
            });
            try (Statement looking = other.createStatement()) {
                while (!looking.executeQuery(WAITING_FOR_THE_MARKER).next()) {
                    Thread.onSpinWait();
                }
            }
            assertThat(effects).isEmpty();
            statement.execute("UNLOCK TABLES");

            commit.get();
        }
        thread.shutdown();
        assertThat(ids()).containsExactly("a");
        assertThat(effects).hasSize(1);
        assertThat(count()).isEqualTo(1);
    }
}
