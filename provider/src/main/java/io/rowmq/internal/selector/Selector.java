package io.rowmq.internal.selector;

import io.rowmq.spi.StoredMessage;

/** A parsed message selector (Jakarta Messaging 3.1, section 3.8). Immutable. */
public interface Selector {

    /** Whether the message is selected: true only if the expression is TRUE, not if it is FALSE or UNKNOWN. */
    boolean matches(StoredMessage message);

    /** The text it was parsed from, trimmed. */
    String text();
}
