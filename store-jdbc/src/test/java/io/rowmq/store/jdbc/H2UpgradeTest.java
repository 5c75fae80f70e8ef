package io.rowmq.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.policy.InitializeSchema;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2UpgradeTest extends UpgradeContract {

    @TempDir
    Path folder;

    @Override
    String url() {
        return "jdbc:h2:" + folder.resolve("messages");
    }

    /** H2 commits with each table it creates. */
    @Test
    void anUpgradeThatWasInterruptedIsCompleted() throws Exception {
        sql("CREATE TABLE rowmq_user (name VARCHAR(200) PRIMARY KEY, password_hash VARCHAR(500))");

        open(InitializeSchema.EMBEDDED).close();
        assertThat(versions()).contains(1, 2);
    }
}
