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
 * Settlements of deliveries that nobody can have in hand: delayed ones that are due, and those of prepared branches.
 * And the timers of all others.
 */
final class LooseSettlements {

    private final Batch readyMessages;
    private final Batch readyDeliveries;
    private final Batch unparkedMessages;
    private final Batch unparkedDeliveries;
    private final Batch deletedTimers;
    private final Batch timers;
    private final List<Settlement.Unpark> queueUnparked = new ArrayList<>(0);
    private final List<Settlement.Unpark> subscriptionUnparked = new ArrayList<>(0);

    LooseSettlements(StoreConnection connection) {
        readyMessages = new Batch(connection, Sql.READY_MESSAGE);
        readyDeliveries = new Batch(connection, Sql.READY_DELIVERY);
        unparkedMessages = new Batch(connection, Sql.UNPARK_MESSAGE);
        unparkedDeliveries = new Batch(connection, Sql.UNPARK_DELIVERY);
        deletedTimers = new Batch(connection, Sql.DELETE_TIMER);
        timers = new Batch(connection, Sql.INSERT_TIMER);
    }

    void add(Settlement.MakeReady ready) throws SQLException {
        boolean queue = queue(ready);
        Batch batch = queue ? readyMessages : readyDeliveries;
        batch.begin().set(OrderKey.of(ready.priority(), ready.position())).set(ready.position());
        if (!queue) {
            batch.set(ready.backlog().id());
        }
        batch.set(ready.dueTime());
        deleteTimer(ready.dueTime(), ready, Timer.Kind.DUE);
    }

    void add(Settlement.Unpark unpark) throws SQLException {
        boolean queue = queue(unpark);
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

    void deleteTimer(long at, Settlement settlement, Timer.Kind kind) throws SQLException {
        addTimer(deletedTimers, at, settlement, kind);
    }

    /** The parameters that find a timer. */
    static void addTimer(Batch to, long at, Settlement settlement, Timer.Kind kind) throws SQLException {
        to.begin()
                .set(at)
                .set(settlement.position())
                .set(settlement.backlog().id())
                .set(settlement.backlog().kind().name())
                .set(kind.name());
    }

    /** A delivery that is gone gets no timer. */
    void addTimers(List<Settlement.Return> delays, int[] updated) throws SQLException {
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

    /** Carries out what is to become ready or delayed. */
    void runUpdates() throws SQLException {
        addUnparkedTimers(queueUnparked, unparkedMessages.run());
        addUnparkedTimers(subscriptionUnparked, unparkedDeliveries.run());
        timers.run();
        readyMessages.run();
        readyDeliveries.run();
    }

    /** Removes timers of what is over. */
    void deleteTimers() throws SQLException {
        deletedTimers.run();
    }

    static boolean queue(Settlement settlement) {
        return settlement.backlog().kind() == BacklogId.Kind.QUEUE;
    }
}
