package io.rowmq.internal.engine;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Identifiers of messages and connections. */
final class Identifiers {

    private static final int RADIX = 36;

    private final String messagePrefix =
            "ID:" + Long.toString(new SecureRandom().nextLong() & Long.MAX_VALUE, RADIX) + "-";
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong connections = new AtomicLong();

    /** Unique by 63 random bits drawn at each start of an engine, and a count. */
    String nextMessageId() {
        return messagePrefix + messages.incrementAndGet();
    }

    long nextConnectionId() {
        return connections.incrementAndGet();
    }
}
