package io.rowmq.internal.message;

import jakarta.jms.JMSException;

/** What {@link jakarta.jms.Message#acknowledge} of a received message does; the session decides. */
@FunctionalInterface
public interface Acknowledger {

    /** For messages that were not received, and sessions that do not need it (section 3.6). */
    Acknowledger NONE = () -> {};

    /** Acknowledges what the message's session has received so far. */
    void acknowledge() throws JMSException;
}
