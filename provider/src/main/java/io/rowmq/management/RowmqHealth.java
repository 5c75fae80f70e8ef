package io.rowmq.management;

import jakarta.jms.JMSException;

/** Whether everything is in order. Anybody may ask. */
public interface RowmqHealth {

    /** Looks at everything now; reads a little from the database. */
    RowmqHealthReport check() throws JMSException;
}
