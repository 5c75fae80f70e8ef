package io.rowmq.transactions;

import jakarta.transaction.TransactionManager;
import java.nio.file.Path;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.io.TempDir;

/** H2 with RowMQ's messages, and another with rows, by its own XA data source. */
class H2JtaTest extends JtaContract {

    @TempDir
    static Path directory;

    @Override
    String url() {
        return "jdbc:h2:file:" + directory.resolve("messages");
    }

    @Override
    Rows rows(TransactionManager manager) throws Exception {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:file:" + directory.resolve("rows") + ";DB_CLOSE_DELAY=-1");
        return new XaRows(source);
    }
}
