package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.Settlement;
import io.rowmq.spi.Timer;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects settlements and carries them out. Updates come before deletions, so that a removal wins over whatever else
 * happens to the same delivery in one transaction.
 */
final class SettlementWriter {

    private final Batch returnedMessages;
    private final Batch returnedDeliveries;
    private final Batch delayedMessages;
    private final Batch delayedDeliveries;
    private final Batch readyMessages;
    private final Batch readyDeliveries;
    private final KeyBatch deletedMessages;
    private final Batch deletedDeliveries;
    private final KeyBatch deliveredMessages;
    private final KeyBatch deletedParts;
    private final Batch deletedTimers;
    private final Batch timers;
    private final List<Settlement.Return> queueDelays = new ArrayList<>();
    private final List<Settlement.Return> subscriptionDelays = new ArrayList<>();

    SettlementWriter(StoreConnection connection) {
        returnedMessages = new Batch(connection, Sql.RETURN_MESSAGE);
        returnedDeliveries = new Batch(connection, Sql.RETURN_DELIVERY);
        delayedMessages = new Batch(connection, Sql.DELAY_MESSAGE);
        delayedDeliveries = new Batch(connection, Sql.DELAY_DELIVERY);
        readyMessages = new Batch(connection, Sql.READY_MESSAGE);
        readyDeliveries = new Batch(connection, Sql.READY_DELIVERY);
        deletedMessages = new KeyBatch(connection, Sql.DELETE_MESSAGE);
        deletedDeliveries = new Batch(connection, Sql.DELETE_DELIVERY);
        deliveredMessages = new KeyBatch(connection, Sql.DELETE_DELIVERED_MESSAGE);
        deletedParts = new KeyBatch(connection, Sql.DELETE_BODY_PARTS);
        deletedTimers = new Batch(connection, Sql.DELETE_TIMER);
        timers = new Batch(connection, Sql.INSERT_TIMER);
    }

    void add(Settlement settlement, boolean partsExist) throws SQLException {
        boolean queue = settlement.backlog().kind() == BacklogId.Kind.QUEUE;
        if (settlement instanceof Settlement.Remove remove) {
            addRemoval(remove, queue, partsExist);
        } else if (settlement instanceof Settlement.Return back) {
            addReturn(back, queue);
        } else if (settlement instanceof Settlement.MakeReady ready) {
            addReady(ready, queue);
        } else if (settlement instanceof Settlement.CancelTimer cancel) {
            deleteTimer(cancel.at(), cancel, cancel.kind());
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
            deleteTimer(remove.dueTime(), remove, Timer.Kind.DUE);
        }
        if (remove.expiration() != 0) {
            deleteTimer(remove.expiration(), remove, Timer.Kind.EXPIRY);
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

    private void addReady(Settlement.MakeReady ready, boolean queue) throws SQLException {
        Batch batch = queue ? readyMessages : readyDeliveries;
        batch.begin().set(OrderKey.of(ready.priority(), ready.position())).set(ready.position());
        if (!queue) {
            batch.set(ready.backlog().id());
        }
        deleteTimer(ready.dueTime(), ready, Timer.Kind.DUE);
    }

    private void deleteTimer(long at, Settlement settlement, Timer.Kind kind) throws SQLException {
        deletedTimers
                .begin()
                .set(at)
                .set(settlement.position())
                .set(settlement.backlog().id())
                .set(settlement.backlog().kind().name())
                .set(kind.name());
    }

    void run() throws SQLException {
        returnedMessages.run();
        returnedDeliveries.run();
        addTimers(queueDelays, delayedMessages.run());
        addTimers(subscriptionDelays, delayedDeliveries.run());
        timers.run();
        readyMessages.run();
        readyDeliveries.run();
        deletedMessages.run();
        deletedDeliveries.run();
        deliveredMessages.run();
        deletedParts.run();
        deletedTimers.run();
    }

    /** A delivery that is gone gets no timer. */
    private void addTimers(List<Settlement.Return> delays, int[] updated) throws SQLException {
        for (int i = 0; i < updated.length; i++) {
            if (updated[i] > 0) {
                Settlement.Return back = delays.get(i);
                SendWriter.addTimer(
                        timers, back.dueTime(), back.position(), back.backlog(), Timer.Kind.DUE, back.priority());
            }
        }
    }
}
