package io.rowmq.management;

import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.MalformedObjectNameException;

/**
 * The management API of a database in another JVM.
 *
 * @param closing what is done once at the end
 */
record RemoteManagement(
        RowmqDestinations destinations,
        RowmqMessages messages,
        RowmqOperations operations,
        RowmqSubscriptions subscriptions,
        RowmqArchives archives,
        RowmqConnections connections,
        RowmqNodes nodes,
        RowmqSettings settings,
        RowmqHealth health,
        RowmqUsers users,
        RowmqBranches branches,
        AtomicBoolean closed,
        Runnable closing)
        implements RowmqManagement {

    /** Finds the bean of a part. */
    interface Finder {
        <T> T find(String type, Class<T> part) throws MalformedObjectNameException;
    }

    static RemoteManagement of(Finder finder, Runnable closing) throws MalformedObjectNameException {
        return new RemoteManagement(
                finder.find("Destinations", RowmqDestinations.class),
                finder.find("Messages", RowmqMessages.class),
                finder.find("Operations", RowmqOperations.class),
                finder.find("Subscriptions", RowmqSubscriptions.class),
                finder.find("Archives", RowmqArchives.class),
                finder.find("Connections", RowmqConnections.class),
                finder.find("Nodes", RowmqNodes.class),
                finder.find("Settings", RowmqSettings.class),
                finder.find("Health", RowmqHealth.class),
                finder.find("Users", RowmqUsers.class),
                finder.find("Branches", RowmqBranches.class),
                new AtomicBoolean(),
                closing);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            closing.run();
        }
    }
}
