package io.rowmq.spi;

import jakarta.jms.JMSException;

/**
 * A store that several JVMs use at the same time, as peers without a leader. Each of them is a node with a lease; what
 * a node has in hand or waiting for its consumers is claimed in the database, and a node that stops renewing its lease
 * loses all of it to the others.
 *
 * <p>Units say in their {@link Premise} which node's claims they settle. Hand-out records are not asked for: the
 * delivery count is raised with the claim.
 */
public interface SharedStore extends MessageStore {

    /** The JVMs that share the database. */
    Nodes nodes();

    /** Who may deliver what. */
    Claims claims();

    /** Names that mean the same in all JVMs. */
    Registry registry();

    /**
     * From here on the listener is told when something has become ready in the database other than by the effect of a
     * unit of this JVM. Hints may be late, lost, or wrong; nothing may depend on them but speed. Called once.
     */
    void listen(Hints listener) throws JMSException;

    /** Whether hints come at once from other JVMs, so that it is enough to look at the database now and then. */
    boolean hinting();
}
