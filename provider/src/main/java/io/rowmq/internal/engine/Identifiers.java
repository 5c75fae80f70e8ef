package io.rowmq.internal.engine;

import jakarta.jms.InvalidClientIDException;
import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Identifiers of messages, connections and clients. */
final class Identifiers {

    private static final int RADIX = 36;

    private final String messagePrefix =
            "ID:" + Long.toString(new SecureRandom().nextLong() & Long.MAX_VALUE, RADIX) + "-";
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong connections = new AtomicLong();
    private final Set<String> clientIds = ConcurrentHashMap.newKeySet();

    /** Unique by 63 random bits drawn at each start of an engine, and a count. */
    String nextMessageId() {
        return messagePrefix + messages.incrementAndGet();
    }

    long nextConnectionId() {
        return connections.incrementAndGet();
    }

    void claim(String clientId) throws InvalidClientIDException {
        if (!clientIds.add(clientId)) {
            throw new InvalidClientIDException(
                    "The client identifier " + clientId
                            + " is in use by another connection; close that one, or choose another identifier",
                    "ROWMQ-CLIENT-ID-IN-USE");
        }
    }

    void release(String clientId) {
        clientIds.remove(clientId);
    }
}
