package io.rowmq.internal.client;

import io.rowmq.internal.engine.Messaging;
import io.rowmq.internal.engine.Origin;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidClientIDException;
import jakarta.jms.JMSException;
import org.jspecify.annotations.Nullable;

/** Who a connection is, and the rules for its client identifier (Jakarta Messaging 3.1, section 6.1.2). */
final class Identity {

    private final Messaging engine;
    private volatile Origin origin;
    private volatile boolean used;

    /** @param configured the client identifier that the factory gives, null for none */
    Identity(Messaging engine, @Nullable String configured) throws JMSException {
        this.engine = engine;
        if (configured != null) {
            checkLength(configured);
            engine.claimClientId(configured);
        }
        this.origin = new Origin(engine.nextConnectionId(), configured);
    }

    Origin origin() {
        return origin;
    }

    void used() {
        if (!used) {
            used = true;
        }
    }

    synchronized void set(@Nullable String clientId) throws JMSException {
        if (clientId == null || clientId.isEmpty()) {
            throw new InvalidClientIDException("The client identifier is " + (clientId == null ? "null" : "empty"));
        }
        if (origin.clientId() != null) {
            throw new IllegalStateException("The client identifier is '" + origin.clientId()
                    + "' already, by configuration or an earlier call, and cannot be changed to '" + clientId + "'");
        }
        if (used) {
            throw new IllegalStateException("The client identifier '" + clientId + "' comes too late: set it before"
                    + " anything else is done with the connection, or as clientId on the connection factory");
        }
        checkLength(clientId);
        engine.claimClientId(clientId);
        origin = new Origin(origin.connectionId(), clientId);
    }

    private static void checkLength(String clientId) throws JMSException {
        String tooLong = ArgumentCheck.tooLong("client identifier", clientId);
        if (tooLong != null) {
            throw new InvalidClientIDException(tooLong, ArgumentCheck.CODE);
        }
    }

    void release() {
        String clientId = origin.clientId();
        if (clientId != null) {
            engine.releaseClientId(clientId);
        }
    }
}
