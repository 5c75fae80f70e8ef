package io.rowmq.internal.management;

import io.rowmq.management.RowmqOperation;
import io.rowmq.management.RowmqOperations;
import jakarta.jms.JMSException;
import java.util.List;

/** What is being done with many messages, for one operator. */
final class ManagedOperations implements RowmqOperations {

    private static final long LONGEST_WAIT = 60_000;

    private final OperationBook book;
    private final Places places;

    ManagedOperations(OperationBook book, Places places) {
        this.book = book;
        this.places = places;
    }

    @Override
    public List<RowmqOperation> list() throws JMSException {
        return book.all(places).stream().map(Operation::status).toList();
    }

    @Override
    public RowmqOperation show(long id) throws JMSException {
        return book.find(id, places).status();
    }

    @Override
    public RowmqOperation await(long id, long timeoutMillis) throws JMSException {
        Operation operation = book.find(id, places);
        operation.await(Math.min(timeoutMillis, LONGEST_WAIT));
        return operation.status();
    }

    @Override
    public RowmqOperation cancel(long id) throws JMSException {
        Operation operation = book.find(id, places);
        operation.cancel();
        return operation.status();
    }
}
