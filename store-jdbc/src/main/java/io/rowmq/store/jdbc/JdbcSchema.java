package io.rowmq.store.jdbc;

import io.rowmq.store.jdbc.internal.dialect.Tables;
import io.rowmq.store.jdbc.internal.schema.SchemaFile;
import jakarta.jms.JMSException;
import org.jspecify.annotations.Nullable;

/** The tables as SQL, for those who create them by hand. */
public final class JdbcSchema {

    private JdbcSchema() {}

    /**
     * The SQL that creates the tables, or upgrades them, and notes that it has done so. To be run as one transaction,
     * where the database has transactions for that.
     *
     * @param database {@code h2}, {@code derby}, {@code postgresql} or {@code mariadb}
     * @param schema the database schema, null for the connection's
     * @param tablePrefix how the names of the tables begin, for example {@code rowmq_}
     * @param from the version that is there, 0 for none
     * @return statements that end with a semicolon; none if the tables are of the current version
     * @throws JMSException if there is no such database, or a name cannot be one
     */
    public static String script(String database, @Nullable String schema, String tablePrefix, int from)
            throws JMSException {
        return SchemaFile.script(database, Tables.of(schema, tablePrefix), from);
    }
}
