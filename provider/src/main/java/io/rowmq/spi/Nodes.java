package io.rowmq.spi;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.List;

/** The JVMs that share a database. Times are those of the database. */
public interface Nodes {

    /** The error code that says that a node was taken for dead, or does not hold what it wanted to settle. */
    String FENCED = "ROWMQ-FENCED";

    /**
     * Makes this JVM a node.
     *
     * @param name what it is called in logs, for example its host and process
     * @param lease how long it is taken for alive without renewing
     * @return its number, at least 1, never given before
     */
    long join(String name, Duration lease) throws JMSException;

    /**
     * Renews a node's lease from now on.
     *
     * @return false if the node was taken for dead: it holds nothing any more, and has to join again
     */
    boolean renew(long node, Duration lease) throws JMSException;

    /**
     * Takes nodes whose lease has ended for dead, and takes back a bounded part of what dead nodes had: claims, whose
     * counts stay raised, then their non-durable subscriptions, temporary destinations and client identifiers.
     *
     * @return whether more is left to be taken back at once
     */
    boolean bury() throws JMSException;

    /** The nodes that are alive, and those that were lately; by number. */
    List<NodeRow> list() throws JMSException;

    /** The orderly end of a node, whatever it still has is taken back as from a dead one. */
    void leave(long node) throws JMSException;
}
