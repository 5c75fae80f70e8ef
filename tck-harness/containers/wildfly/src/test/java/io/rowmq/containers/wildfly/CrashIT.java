package io.rowmq.containers.wildfly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** WildFly killed between the two phases of a transaction. */
class CrashIT {

    @Test
    void aTransactionThatWasDecidedIsCommittedAfterTheServerWasKilled(
            @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) throws Exception {
        try (OwnServer server = new OwnServer(directory, WildFlyIT.application())) {
            server.start();
            assertThatThrownBy(() -> server.application()
                            .call(
                                    "die",
                                    "queue",
                                    "orders",
                                    "text",
                                    "survivor",
                                    "manager",
                                    "java:jboss/TransactionManager"))
                    .hasMessageContaining("No answer");
            assertThat(server.exitCode()).isEqualTo(137);
            server.start();
            await().atMost(OwnServer.PATIENCE)
                    .until(() -> !server.application().seen("survivor").isEmpty());
            assertThat(server.application().seen("survivor")).containsExactly("OrdersBean 1 false");
        }
    }
}
