package io.rowmq.store.jdbc;

import io.rowmq.policy.Sharing;

/** The same where the database is shared, so that each JVM has markers of its own. */
class MariadbSharedCommitOutcomeTest extends MariadbCommitOutcomeTest {

    @Override
    Sharing sharing() {
        return Sharing.SHARED;
    }
}
