package io.rowmq.store.jdbc.internal.dialect;

import java.sql.SQLException;

/** Makes durable what has been committed. Used by the committing thread only. */
public interface Sync extends AutoCloseable {

    /** For databases whose COMMIT does it. */
    Sync NONE = new Sync() {
        @Override
        public void force() {
            // COMMIT has done it
        }

        @Override
        public void close() {
            // holds nothing
        }
    };

    /** Returns when everything committed so far survives what the durability promises. */
    void force() throws SQLException;

    @Override
    void close();
}
