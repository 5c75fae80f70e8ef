package io.rowmq.internal.engine;

import io.rowmq.spi.Nodes;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * This JVM as a node of a shared database: renews its lease, buries nodes that have stopped doing so, and begins anew
 * under another number when it was taken for dead itself.
 */
final class Membership {

    /** Is told when this JVM was taken for dead. */
    interface Mourner {

        /** All that the former node had is lost; the JVM is another node now. Called once, and throws nothing. */
        void lost(long formerNode);
    }

    private static final Logger LOG = System.getLogger("io.rowmq.engine");

    private final Nodes nodes;
    private final EngineTime time;
    private final Duration lease;
    private final String name;
    private final Mourner mourner;
    private volatile long node;
    private volatile long validUntil;
    private boolean left;

    Membership(Nodes nodes, EngineTime time, Duration lease, Mourner mourner) {
        this.nodes = nodes;
        this.time = time;
        this.lease = lease;
        this.name = ProcessName.get();
        this.mourner = mourner;
    }

    /** Becomes a node. */
    synchronized void join() throws JMSException {
        long asked = time.now();
        node = nodes.join(name, lease);
        renewed(asked);
    }

    private void renewed(long asked) {
        validUntil = asked + lease.toMillis();
    }

    /** The number that this JVM claims with. */
    long node() {
        return node;
    }

    /** How often something is done for the lease, in milliseconds; renewing it is done with every third tick. */
    long tick() {
        return Math.max(1, lease.toMillis() / 10);
    }

    /** How long a claimed delivery may wait for a reader, in milliseconds. */
    long patience() {
        return Math.max(1, lease.toMillis() / 5);
    }

    /** The lease in milliseconds. */
    long leaseMillis() {
        return lease.toMillis();
    }

    /** Makes sure that nobody can have taken this JVM for dead, as far as its own clock can tell. */
    void ensure() throws JMSException {
        if (time.now() >= validUntil) {
            renew();
        }
    }

    /** Renews the lease, or begins anew. */
    synchronized void renew() throws JMSException {
        if (left) {
            return;
        }
        long asked = time.now();
        if (!nodes.renew(node, lease)) {
            // the clock of this JVM may not know yet, and joining may fail
            validUntil = Long.MIN_VALUE;
            long former = node;
            node = nodes.join(name, lease);
            mourner.lost(former);
        }
        // and not before: until then there is something left of the former node that nobody may be given
        renewed(asked);
    }

    /** Takes back a part of what dead nodes had; whether more is left. */
    boolean bury() throws JMSException {
        return nodes.bury();
    }

    /** Takes back all that dead nodes had. */
    void buryAll() throws JMSException {
        while (bury()) {
            // there may be much of it
            renew();
        }
    }

    /** Is no node any more. */
    synchronized void leave() {
        left = true;
        try {
            nodes.leave(node);
        } catch (JMSException | RuntimeException failure) {
            LOG.log(Level.WARNING, "Could not leave in order; the others will notice when the lease ends", failure);
        }
    }
}
