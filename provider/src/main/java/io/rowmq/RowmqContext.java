package io.rowmq;

import jakarta.jms.JMSContext;
import java.sql.Connection;

/** A context of RowMQ: each context that a {@link RowmqConnectionFactory} led to can be cast to this. */
public interface RowmqContext extends JMSContext {

    /**
     * The database connection whose statements are committed and rolled back together with this context's messages, in
     * one local transaction. From the first call on, each {@link #commit()} commits on this connection; it stays the
     * same until the context is closed or the database is lost, so ask for it in each transaction. It refuses commit,
     * rollback, setAutoCommit and close.
     *
     * @return the connection, with auto-commit off
     * @throws jakarta.jms.IllegalStateRuntimeException if the context is not transacted or is closed
     * @throws jakarta.jms.JMSRuntimeException if the database gives no connection
     */
    Connection getJdbcConnection();
}
