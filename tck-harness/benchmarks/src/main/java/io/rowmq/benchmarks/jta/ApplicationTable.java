package io.rowmq.benchmarks.jta;

import io.rowmq.benchmarks.subject.Bean;
import io.rowmq.benchmarks.subject.Rows;
import java.nio.file.Path;
import java.sql.Connection;
import javax.sql.DataSource;
import javax.sql.XADataSource;

/** The table of the application in an H2 file, to be written to in branches of XA transactions. */
final class ApplicationTable implements AutoCloseable {

    private final Object source;
    /** Keeps the database open. */
    private final Connection connection;

    ApplicationTable(Path file) throws Exception {
        this.source = Bean.create("org.h2.jdbcx.JdbcDataSource")
                .set("URL", "jdbc:h2:file:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE")
                .object();
        this.connection = ((DataSource) source).getConnection();
        Rows.create(connection);
    }

    RowWriter writer() throws Exception {
        return new RowWriter(((XADataSource) source).getXAConnection(), ((DataSource) source).getConnection());
    }

    long rows() throws Exception {
        return Rows.count(connection);
    }

    @Override
    public void close() throws Exception {
        connection.close();
    }
}
