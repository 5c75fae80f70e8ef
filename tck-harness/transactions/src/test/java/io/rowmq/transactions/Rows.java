package io.rowmq.transactions;

import jakarta.transaction.TransactionManager;
import java.util.List;

/** A database that takes part in transactions beside RowMQ, with one table. */
interface Rows extends AutoCloseable {

    /** Adds a row in the transaction of the calling thread. */
    void add(TransactionManager transactions, String id) throws Exception;

    /** The rows that are committed. */
    List<String> committed() throws Exception;

    @Override
    void close() throws Exception;
}
