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
    private final Batch parkedMessages;
    private final Batch parkedDeliveries;
    private final Batch unparkedMessages;
    private final Batch unparkedDeliveries;
    private final KeyBatch deletedMessages;
    private final Batch deletedDeliveries;
    private final KeyBatch deliveredMessages;
    private final KeyBatch deletedParts;
    private final Batch deletedTimers;
    private final Batch timers;
    private final List<Settlement.Return> queueDelays = new ArrayList<>();
    private final List<Settlement.Return> subscriptionDelays = new ArrayList<>();
    private final List<Settlement.Unpark> queueUnparked = new ArrayList<>();
    private final List<Settlement.Unpark> subscriptionUnparked = new ArrayList<>();

    SettlementWriter(StoreConnection connection) {
        returnedMessages = new Batch(connection, Sql.RETURN_MESSAGE);
        returnedDeliveries = new Batch(connection, Sql.RETURN_DELIVERY);
        delayedMessages = new Batch(connection, Sql.DELAY_MESSAGE);
        delayedDeliveries = new Batch(connection, Sql.DELAY_DELIVERY);
        readyMessages = new Batch(connection, Sql.READY_MESSAGE);
        readyDeliveries = new Batch(connection, Sql.READY_DELIVERY);
        parkedMessages = new Batch(connection, Sql.PARK_MESSAGE);
        parkedDeliveries = new Batch(connection, Sql.PARK_DELIVERY);
        unparkedMessages = new Batch(connection, Sql.UNPARK_MESSAGE);
        unparkedDeliveries = new Batch(connection, Sql.UNPARK_DELIVERY);
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
        } else if (settlement instanceof Settlement.Park park) {
            addPark(park, queue);
        } else if (settlement instanceof Settlement.Unpark unpark) {
            addUnpark(unpark, queue);
        }
    }

    private void addPark(Settlement.Park park, boolean queue) throws SQLException {
        (queue ? parkedMessages : parkedDeliveries).begin().set(park.position());
        if (!queue) {
            parkedDeliveries.set(park.backlog().id());
        }
        if (park.expiration() != 0) {
            deleteTimer(park.expiration(), park, Timer.Kind.EXPIRY);
        }
    }

    private void addUnpark(Settlement.Unpark unpark, boolean queue) throws SQLException {
        Batch batch = queue ? unparkedMessages : unparkedDeliveries;
        boolean delayed = unpark.dueTime() != 0;
        batch.begin().set(delayed ? "DELAYED" : "READY");
        if (delayed) {
            batch.setNullLong();
        } else {
            batch.set(OrderKey.of(unpark.priority(), unpark.position()));
        }
        batch.set(unpark.deliveryCount()).set(unpark.dueTime()).set(unpark.position());
        if (!queue) {
            batch.set(unpark.backlog().id());
        }
        (queue ? queueUnparked : subscriptionUnparked).add(unpark);
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
        parkedMessages.run();
        parkedDeliveries.run();
        addUnparkedTimers(queueUnparked, unparkedMessages.run());
        addUnparkedTimers(subscriptionUnparked, unparkedDeliveries.run());
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

    private void addUnparkedTimers(List<Settlement.Unpark> unparked, int[] updated) throws SQLException {
        for (int i = 0; i < updated.length; i++) {
            Settlement.Unpark back = unparked.get(i);
            if (updated[i] > 0 && back.dueTime() != 0) {
                addTimer(back.dueTime(), back, Timer.Kind.DUE);
            }
            if (updated[i] > 0 && back.expiration() != 0) {
                addTimer(back.expiration(), back, Timer.Kind.EXPIRY);
            }
        }
    }

    private void addTimer(long at, Settlement.Unpark back, Timer.Kind kind) throws SQLException {
        SendWriter.addTimer(timers, at, back.position(), back.backlog(), kind, back.priority());
    }
}
