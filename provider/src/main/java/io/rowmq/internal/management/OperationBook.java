package io.rowmq.internal.management;

import io.rowmq.policy.Right;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** The operations of one engine: those that run, and the last that have ended. */
final class OperationBook {

    private static final int MOST_ENDED = 100;

    private final Executor executor;
    private final Map<Long, Operation> operations = new LinkedHashMap<>();
    private long last;

    OperationBook(Executor executor) {
        this.executor = executor;
    }

    /** Makes an operation that has a number. */
    @FunctionalInterface
    interface Making {
        Operation make(long id) throws JMSException;
    }

    /** Begins an operation. */
    long begin(Making making) throws JMSException {
        Operation operation;
        synchronized (this) {
            operation = making.make(++last);
            operations.put(operation.id(), operation);
            forgetOld();
        }
        try {
            executor.execute(operation);
        } catch (RejectedExecutionException closing) {
            synchronized (this) {
                operations.remove(operation.id());
            }
            throw new IllegalStateException("The database is being closed", "ROWMQ-CLOSED");
        }
        return operation.id();
    }

    private void forgetOld() {
        List<Long> ended = operations.values().stream()
                .filter(Operation::ended)
                .map(Operation::id)
                .toList();
        ended.stream().limit(Math.max(0, ended.size() - MOST_ENDED)).forEach(operations::remove);
    }

    /** Those that an operator may see, the newest first. */
    synchronized List<Operation> all(Places places) throws JMSException {
        List<Operation> seen = new ArrayList<>();
        for (Operation operation : operations.values()) {
            if (places.allows(Right.MANAGE, operation.source().destination())) {
                seen.add(operation);
            }
        }
        Collections.reverse(seen);
        return seen;
    }

    synchronized Operation find(long id, Places places) throws JMSException {
        Operation operation = operations.get(id);
        if (operation == null) {
            throw new JMSException(
                    "There is no operation " + id + " (any more); the operations are " + operations.keySet(),
                    "ROWMQ-MANAGEMENT");
        }
        places.require(Right.MANAGE, operation.source().destination());
        return operation;
    }
}
