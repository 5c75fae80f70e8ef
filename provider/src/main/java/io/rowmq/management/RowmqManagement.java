package io.rowmq.management;

/**
 * Looks after a database: what there is, how it is used, and what an operator does about it; from
 * {@link io.rowmq.RowmqConnectionFactory#management(String, String)}, or from another process by
 * {@link ManagementBeans#connect}.
 *
 * <p>Destinations are written {@code queue://NAME} and {@code topic://NAME}; a name alone means a queue. Where messages
 * come from, {@code subscription://ID} means one subscription, by {@link RowmqSubscription#id}, and
 * {@code archive://DESTINATION} the copies that are kept of what was consumed there. What does not exist is refused
 * with a {@link jakarta.jms.InvalidDestinationException} that names what is similar.
 *
 * <p>Where there are users, each method needs the right {@link io.rowmq.policy.Right#MANAGE MANAGE} on the destination,
 * or {@link io.rowmq.policy.Right#BROWSE BROWSE} to look at messages; destinations and subscriptions are shown to who
 * may browse or manage them. Connections, nodes, users and branches need an administrator. Otherwise a
 * {@link jakarta.jms.JMSSecurityException} says what is missing.
 *
 * <p>A change is durable when the method returns. May be used by any thread.
 */
public interface RowmqManagement extends AutoCloseable {

    /** Queues and topics: how they are used, pauses, creation and deletion. */
    RowmqDestinations destinations();

    /** What waits in queues and subscriptions. */
    RowmqMessages messages();

    /** What is being done with many messages. */
    RowmqOperations operations();

    /** The subscriptions of topics. */
    RowmqSubscriptions subscriptions();

    /** Copies of what was consumed. */
    RowmqArchives archives();

    /** The connections to the database in this JVM. */
    RowmqConnections connections();

    /** The JVMs that share the database. */
    RowmqNodes nodes();

    /** What is set for single destinations. */
    RowmqSettings settings();

    /** Whether everything is in order. */
    RowmqHealth health();

    /** The users; given up together with this. */
    RowmqUsers users();

    /** The branches of global transactions that are in doubt; given up together with this. */
    RowmqBranches branches();

    /** Gives up the hold on the database. Operations that are running go on. Does nothing the second time. */
    @Override
    void close();
}
