package io.rowmq.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A server killed between the two phases of a transaction. */
public abstract class CrashContract {

    private static final int KILLED = 137;

    /** A server with the application, and with its files below the directory. */
    protected abstract OwnServer server(Path directory) throws IOException;

    /** Where the server has its transaction manager. */
    protected abstract String transactionManager();

    @Test
    void aTransactionThatWasDecidedIsCommittedAfterTheServerWasKilled(
            @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) throws Exception {
        try (OwnServer server = server(directory)) {
            server.start();
            Client application = server.application();
            String manager = transactionManager();
            assertThatThrownBy(() -> application.call("die", "queue", "orders", "text", "survivor", "manager", manager))
                    .hasMessageContaining("No answer");
            assertThat(server.exitCode()).isEqualTo(KILLED);
            server.start();
            await().atMost(OwnServer.PATIENCE)
                    .until(() -> !application.seen("survivor").isEmpty());
            assertThat(application.seen("survivor")).containsExactly("OrdersBean 1 false");
        }
    }
}
