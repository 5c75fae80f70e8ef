package io.rowmq.store.jdbc;

import io.rowmq.policy.Sharing;

/** The same where the database is shared, so that each JVM has markers of its own. */
class PostgresqlSharedCommitOutcomeTest extends PostgresqlCommitOutcomeTest {

    @Override
    String newUrl() {
        return PostgresqlServer.newSchema();
    }

    @Override
    Sharing sharing() {
        return Sharing.SHARED;
    }
}
