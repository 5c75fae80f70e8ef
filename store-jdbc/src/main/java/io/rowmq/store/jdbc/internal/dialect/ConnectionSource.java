package io.rowmq.store.jdbc.internal.dialect;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections, from a URL or a {@code DataSource}. */
@FunctionalInterface
public interface ConnectionSource {

    /** A new connection. */
    Connection open() throws SQLException;
}
