package io.rowmq.store.jdbc;

import java.util.UUID;

class H2CommitOutcomeTest extends CommitOutcomeContract {

    @Override
    String url() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }
}
