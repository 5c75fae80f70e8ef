package io.rowmq.management;

import jakarta.jms.JMSException;
import java.util.List;

/** The connections that are open in the JVM that is asked. */
public interface RowmqConnections {

    /** All connections, the oldest first. */
    List<RowmqConnection> list() throws JMSException;
}
