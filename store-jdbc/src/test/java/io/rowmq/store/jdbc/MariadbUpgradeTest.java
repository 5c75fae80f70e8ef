package io.rowmq.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.policy.InitializeSchema;
import org.junit.jupiter.api.Test;

class MariadbUpgradeTest extends UpgradeContract {

    private final String url = MariadbDatabases.create();

    @Override
    String url() {
        return url;
    }

    /** MariaDB commits with each table it creates. */
    @Test
    void anUpgradeThatWasInterruptedIsCompleted() throws Exception {
        sql("CREATE TABLE rowmq_user (name VARCHAR(200) PRIMARY KEY, password_hash VARCHAR(500))");

        open(InitializeSchema.ALWAYS).close();
        assertThat(versions()).contains(1, 2);
    }
}
