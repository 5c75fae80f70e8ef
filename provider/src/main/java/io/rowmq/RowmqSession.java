package io.rowmq;

import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.sql.Connection;

/** A session of RowMQ: each session that a {@link RowmqConnectionFactory} led to can be cast to this. */
public interface RowmqSession extends Session {

    /**
     * The database connection whose statements are committed and rolled back together with this session's messages, in
     * one local transaction. From the first call on, each {@link #commit()} commits on this connection; it stays the
     * same until the session is closed or the database is lost, so ask for it in each transaction. It refuses commit,
     * rollback, setAutoCommit and close.
     *
     * @return the connection, with auto-commit off
     * @throws jakarta.jms.IllegalStateException if the session is not transacted or is closed
     * @throws JMSException if the database gives no connection
     */
    Connection getJdbcConnection() throws JMSException;
}
