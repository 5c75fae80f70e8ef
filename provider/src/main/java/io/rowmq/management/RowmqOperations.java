package io.rowmq.management;

import jakarta.jms.JMSException;
import java.util.List;

/** What is being done with many messages, and what was done last: at most a hundred that have ended are remembered. */
public interface RowmqOperations {

    /** All that are running or remembered, the newest first. */
    List<RowmqOperation> list() throws JMSException;

    /**
     * How far an operation is.
     *
     * @throws JMSException if there is none of that number (any more)
     */
    RowmqOperation show(long id) throws JMSException;

    /**
     * Waits until an operation has ended, or for some time.
     *
     * @param timeoutMillis how long to wait, at most a minute
     * @return how far it is
     */
    RowmqOperation await(long id, long timeoutMillis) throws JMSException;

    /** Ends an operation after its present step, if it has not ended. */
    RowmqOperation cancel(long id) throws JMSException;
}
