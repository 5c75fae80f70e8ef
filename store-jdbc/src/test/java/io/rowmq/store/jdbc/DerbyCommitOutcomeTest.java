package io.rowmq.store.jdbc;

class DerbyCommitOutcomeTest extends CommitOutcomeContract {

    private final String url = DerbyDatabases.emptied();

    @Override
    String url() {
        return url;
    }
}
