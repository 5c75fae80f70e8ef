package io.rowmq.transactions;

import jakarta.transaction.TransactionManager;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** H2 with RowMQ's messages, and another with rows, behind Agroal's pool. */
class AgroalJtaTest extends JtaContract {

    @TempDir
    static Path directory;

    @Override
    String url() {
        return "jdbc:h2:file:" + directory.resolve("messages");
    }

    @Override
    Rows rows(TransactionManager manager) throws Exception {
        return new PooledRows("jdbc:h2:file:" + directory.resolve("rows"), manager);
    }
}
