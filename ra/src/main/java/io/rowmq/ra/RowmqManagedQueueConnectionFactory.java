package io.rowmq.ra;

import java.io.Serial;

/** The same for servers that ask for a {@link jakarta.jms.QueueConnectionFactory} by the name of its interface. */
public class RowmqManagedQueueConnectionFactory extends RowmqManagedConnectionFactory {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Called by the server. */
    public RowmqManagedQueueConnectionFactory() {}
}
