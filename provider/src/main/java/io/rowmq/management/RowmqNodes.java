package io.rowmq.management;

import jakarta.jms.JMSException;
import java.util.List;

/** The JVMs that share the database. */
public interface RowmqNodes {

    /** All, by number; none where one JVM has the database to itself. Counts their claims in the database. */
    List<RowmqNode> list() throws JMSException;
}
