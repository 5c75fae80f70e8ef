package io.rowmq.transactions;

import jakarta.transaction.TransactionManager;
import java.nio.file.Path;
import org.apache.derby.jdbc.EmbeddedXADataSource;
import org.junit.jupiter.api.io.TempDir;

/** Derby with RowMQ's messages, and another with rows, by its own XA data source. */
class DerbyJtaTest extends JtaContract {

    @TempDir
    static Path directory;

    @Override
    String url() {
        return "jdbc:derby:" + directory.resolve("messages");
    }

    @Override
    Rows rows(TransactionManager manager) throws Exception {
        EmbeddedXADataSource source = new EmbeddedXADataSource();
        source.setDatabaseName(directory.resolve("rows").toString());
        source.setCreateDatabase("create");
        return new XaRows(source);
    }
}
