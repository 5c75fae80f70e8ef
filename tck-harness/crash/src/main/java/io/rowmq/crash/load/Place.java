package io.rowmq.crash.load;

import io.rowmq.crash.check.Tree;
import io.rowmq.crash.journal.Ref;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.List;

/**
 * Where messages are sent to. Each way of settling has a place of its own, so that what one leaves open is not blamed
 * on another.
 */
public enum Place {
    /** Received with AUTO_ACKNOWLEDGE, synchronously. */
    DIRECT(false, "direct"),
    /** Received with CLIENT_ACKNOWLEDGE. */
    CLIENT(false, "client"),
    /** Received by a listener with AUTO_ACKNOWLEDGE. */
    LISTENED(false, "listened"),
    /** Received with DUPS_OK_ACKNOWLEDGE. */
    LAZY(false, "lazy"),
    /** Sent with a delivery delay, received in transactions. */
    DELAYED(false, "delayed"),
    /** Consumed and produced in one transaction. */
    TREE(false, Tree.BACKLOG),
    /** Consumed in one transaction with a row of the application. */
    ROWS(false, "rows"),
    /** A topic with a durable subscription and a shared durable one. */
    NEWS(true, Place.DURABLE, Place.SHARED);

    /** The unshared durable subscription. */
    public static final String DURABLE = "news-durable";

    /** The shared durable subscription. */
    public static final String SHARED = "news-shared";

    private final boolean topic;
    private final List<String> backlogs;

    Place(boolean topic, String... backlogs) {
        this.topic = topic;
        this.backlogs = List.of(backlogs);
    }

    /** The queues, whose content can be looked at; delayed messages cannot be seen yet. */
    public boolean browsable() {
        return !topic && this != DELAYED;
    }

    /** What waits for the messages sent here; one of them for a queue. */
    public List<String> backlogs() {
        return backlogs;
    }

    /** The backlog of a queue, the first one of a topic. */
    public String backlog() {
        return backlogs.get(0);
    }

    /** The deliveries that a message with this key becomes. */
    public List<Ref> refs(String key) {
        return backlogs.stream().map(backlog -> new Ref(backlog, key)).toList();
    }

    /** The destination. */
    public Destination destination(Session session) throws JMSException {
        String name = "crash." + name().toLowerCase(java.util.Locale.ROOT);
        return topic ? session.createTopic(name) : session.createQueue(name);
    }
}
