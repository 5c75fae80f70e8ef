package io.rowmq.internal.engine;

import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import org.jspecify.annotations.Nullable;

/** A walk over a queue's messages in order of delivery. For one thread. */
public interface Browse {

    /** The next message, its body loaded, or null at the end; a later call may find new ones. */
    @Nullable StoredMessage next() throws JMSException;
}
