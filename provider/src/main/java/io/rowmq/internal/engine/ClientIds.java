package io.rowmq.internal.engine;

import jakarta.jms.InvalidClientIDException;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Client identifiers in use: each by one connection of this JVM, and where the database is shared, of all JVMs. */
final class ClientIds {

    private static final Logger LOG = System.getLogger("io.rowmq.engine");

    private final EngineParts parts;
    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    ClientIds(EngineParts parts) {
        this.parts = parts;
    }

    void take(String clientId) throws JMSException {
        if (!taken.add(clientId)) {
            throw inUse(clientId);
        }
        boolean ours = false;
        try {
            ours = takeFromPeers(clientId);
            if (!ours) {
                throw inUse(clientId);
            }
        } finally {
            if (!ours) {
                taken.remove(clientId);
            }
        }
    }

    private boolean takeFromPeers(String clientId) throws JMSException {
        Peers peers = parts.peers();
        return peers == null || peers.alive(node -> peers.registry().takeClientId(node, clientId));
    }

    private static JMSException inUse(String clientId) {
        return new InvalidClientIDException(
                "The client identifier '" + clientId
                        + "' is in use by another connection; close that one, or choose another identifier",
                "ROWMQ-CLIENT-ID-IN-USE");
    }

    synchronized void giveBack(String clientId) {
        Peers peers = parts.peers();
        if (peers != null) {
            giveBack(clientId, peers);
        }
        taken.remove(clientId);
    }

    private void giveBack(String clientId, @Nullable Peers peers) {
        try {
            peers.registry().giveBackClientId(peers.membership().node(), clientId);
        } catch (JMSException | RuntimeException failure) {
            LOG.log(Level.WARNING, "The client identifier " + clientId + " is given back later", failure);
            parts.timers().retry(() -> {
                if (!taken.contains(clientId)) {
                    parts.background().execute(() -> giveBack(clientId, peers));
                }
            });
        }
    }

    /** Not while its connection gives it back, or else nobody would do so any more. */
    private synchronized boolean takeAgain(String clientId) throws JMSException {
        return !taken.contains(clientId) || takeFromPeers(clientId);
    }

    /** Takes them again for a node that begins anew. */
    void reestablish() throws JMSException {
        for (String clientId : taken) {
            if (!takeAgain(clientId)) {
                LOG.log(
                        Level.ERROR,
                        "The client identifier {0} was taken by a connection of another JVM while this one was taken"
                                + " for dead: close its connection here",
                        clientId);
            }
        }
    }
}
