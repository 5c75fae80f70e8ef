package io.rowmq.spi;

import jakarta.jms.JMSException;
import java.sql.Connection;

/** A database transaction that the application writes its own rows in, and a unit is committed with. */
public interface StoreTransaction extends AutoCloseable {

    /**
     * The connection for the application's statements. It refuses commit, rollback, setAutoCommit and close, and says
     * why.
     */
    Connection connection();

    /**
     * Executes the unit after the application's statements and commits both. Afterwards the next transaction has begun.
     *
     * @throws JMSException if nothing was committed; the transaction has then been rolled back
     */
    void commit(WorkUnit unit) throws JMSException;

    /** Undoes the application's statements. Afterwards the next transaction has begun, if it is still usable. */
    void rollback() throws JMSException;

    /**
     * Whether the connection can carry another transaction. If not, it is lost, with everything that was not committed,
     * and can only be closed.
     */
    boolean usable();

    /** Rolls back and gives the connection up. */
    @Override
    void close();
}
