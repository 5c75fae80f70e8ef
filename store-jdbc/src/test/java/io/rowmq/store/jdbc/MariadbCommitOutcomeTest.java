package io.rowmq.store.jdbc;

import java.sql.SQLException;
import java.sql.Statement;

class MariadbCommitOutcomeTest extends BusyServerContract {

    private final String url = MariadbDatabases.emptied();

    @Override
    String url() {
        return url;
    }

    /** A lock as backups take it keeps every COMMIT waiting, and what is before it. */
    @Override
    void keepCommitsWaiting(Statement other) {
        source.beforeNextCommit(() -> other.execute("FLUSH TABLES WITH READ LOCK"));
    }

    @Override
    void letCommitsGoOn(Statement other) throws SQLException {
        other.execute("UNLOCK TABLES");
    }

    @Override
    String waitingForTheOutcome() {
        return """
                SELECT 1 FROM information_schema.PROCESSLIST
                WHERE INFO LIKE '%SELECT number FROM rowmq_%marker%FOR UPDATE'""";
    }
}
