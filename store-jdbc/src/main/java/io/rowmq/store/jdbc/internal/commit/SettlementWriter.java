package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.spi.Settlement;
import io.rowmq.spi.Timer;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Settlements in a database that this JVM has to itself. Copies for the archive come first, and updates before
 * deletions, so that a removal wins over whatever else happens to the same delivery in one transaction.
 */
final class SettlementWriter implements Settlements {

    private final Batch returnedMessages;
    private final Batch returnedDeliveries;
    private final Batch delayedMessages;
    private final Batch delayedDeliveries;
    private final Batch parkedMessages;
    private final Batch parkedDeliveries;
    private final KeyBatch deletedMessages;
    private final Batch deletedDeliveries;
    private final KeyBatch deliveredMessages;
    private final KeyBatch deletedParts;
    private final ArchiveWriter archive;
    private final LooseSettlements loose;
    private final List<Settlement.Return> queueDelays = new ArrayList<>();
    private final List<Settlement.Return> subscriptionDelays = new ArrayList<>();

    SettlementWriter(StoreConnection connection) {
        returnedMessages = new Batch(connection, Sql.RETURN_MESSAGE);
        returnedDeliveries = new Batch(connection, Sql.RETURN_DELIVERY);
        delayedMessages = new Batch(connection, Sql.DELAY_MESSAGE);
        delayedDeliveries = new Batch(connection, Sql.DELAY_DELIVERY);
        parkedMessages = new Batch(connection, Sql.PARK_MESSAGE);
        parkedDeliveries = new Batch(connection, Sql.PARK_DELIVERY);
        deletedMessages = new KeyBatch(connection, Sql.DELETE_MESSAGE);
        deletedDeliveries = new Batch(connection, Sql.DELETE_DELIVERY);
        deliveredMessages = new KeyBatch(connection, Sql.DELETE_DELIVERED_MESSAGE);
        deletedParts = new KeyBatch(connection, Sql.DELETE_BODY_PARTS);
        archive = new ArchiveWriter(connection);
        loose = new LooseSettlements(connection);
    }

    @Override
    public void add(Settlement settlement, long node, boolean partsExist) throws SQLException {
        boolean queue = LooseSettlements.queue(settlement);
        if (settlement instanceof Settlement.Remove remove) {
            addRemoval(remove, queue, partsExist);
        } else if (settlement instanceof Settlement.Archive consumed) {
            archive.add(consumed, partsExist);
        } else if (settlement instanceof Settlement.Return back) {
            addReturn(back, queue);
        } else if (settlement instanceof Settlement.MakeReady ready) {
            loose.add(ready);
        } else if (settlement instanceof Settlement.CancelTimer cancel) {
            loose.deleteTimer(cancel.at(), cancel, cancel.kind());
        } else if (settlement instanceof Settlement.Park park) {
            addPark(park, queue);
        } else if (settlement instanceof Settlement.Unpark unpark) {
            loose.add(unpark);
        } else {
            throw new IllegalArgumentException("This belongs to shared databases only: " + settlement);
        }
    }

    private void addPark(Settlement.Park park, boolean queue) throws SQLException {
        (queue ? parkedMessages : parkedDeliveries).begin().set(park.position());
        if (!queue) {
            parkedDeliveries.set(park.backlog().id());
        }
        if (park.expiration() != 0) {
            loose.deleteTimer(park.expiration(), park, Timer.Kind.EXPIRY);
        }
    }

    private void addRemoval(Settlement.Remove remove, boolean queue, boolean partsExist) throws SQLException {
        long position = remove.position();
        if (queue) {
            deletedMessages.add(position);
        } else {
            deletedDeliveries.begin().set(position).set(remove.backlog().id());
            deliveredMessages.add(position);
        }
        if (partsExist) {
            deletedParts.add(position);
        }
        if (remove.dueTime() != 0) {
            loose.deleteTimer(remove.dueTime(), remove, Timer.Kind.DUE);
        }
        if (remove.expiration() != 0) {
            loose.deleteTimer(remove.expiration(), remove, Timer.Kind.EXPIRY);
        }
    }

    private void addReturn(Settlement.Return back, boolean queue) throws SQLException {
        boolean delayed = back.dueTime() != 0;
        Batch batch = queue
                ? (delayed ? delayedMessages : returnedMessages)
                : (delayed ? delayedDeliveries : returnedDeliveries);
        batch.begin().set(back.deliveryCount());
        if (delayed) {
            batch.set(back.dueTime());
            (queue ? queueDelays : subscriptionDelays).add(back);
        }
        batch.set(back.position());
        if (!queue) {
            batch.set(back.backlog().id());
        }
    }

    @Override
    public void run() throws SQLException {
        archive.run();
        returnedMessages.run();
        returnedDeliveries.run();
        loose.addTimers(queueDelays, delayedMessages.run());
        loose.addTimers(subscriptionDelays, delayedDeliveries.run());
        parkedMessages.run();
        parkedDeliveries.run();
        loose.runUpdates();
        deletedMessages.run();
        deletedDeliveries.run();
        deliveredMessages.run();
        deletedParts.run();
        loose.deleteTimers();
    }
}
