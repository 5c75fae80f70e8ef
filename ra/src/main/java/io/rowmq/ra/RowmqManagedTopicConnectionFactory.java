package io.rowmq.ra;

import java.io.Serial;

/** The same for servers that ask for a {@link jakarta.jms.TopicConnectionFactory} by the name of its interface. */
public class RowmqManagedTopicConnectionFactory extends RowmqManagedConnectionFactory {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Called by the server. */
    public RowmqManagedTopicConnectionFactory() {}
}
