package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.spi.OrderKey;
import io.rowmq.spi.Settlement;
import io.rowmq.spi.Timer;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.SharedSql;
import io.rowmq.store.jdbc.internal.dialect.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Settlements in a database that several JVMs share. What a node settles it must hold, row by row: if it does not, it
 * was taken for dead, and nothing of the transaction is carried out.
 */
final class ClaimedSettlements implements Settlements {

    private final StoreConnection connection;
    private final HeldBatch backMessages;
    private final HeldBatch backDeliveries;
    private final HeldBatch keptMessages;
    private final HeldBatch keptDeliveries;
    private final HeldBatch parkedMessages;
    private final HeldBatch parkedDeliveries;
    private final List<Settlement.Return> queueBacks = new ArrayList<>(0);
    private final List<Settlement.Return> subscriptionBacks = new ArrayList<>(0);
    private final List<Settlement.Expire> expired = new ArrayList<>(0);
    private final Map<Long, ClaimedRemovals> removals = new LinkedHashMap<>();
    private final ArchiveWriter archive;
    private final LooseSettlements loose;

    ClaimedSettlements(StoreConnection connection) {
        this.connection = connection;
        backMessages = new HeldBatch(connection, SharedSql.GIVE_BACK_MESSAGE);
        backDeliveries = new HeldBatch(connection, SharedSql.GIVE_BACK_DELIVERY);
        keptMessages = new HeldBatch(connection, SharedSql.KEEP_MESSAGE);
        keptDeliveries = new HeldBatch(connection, SharedSql.KEEP_DELIVERY);
        parkedMessages = new HeldBatch(connection, SharedSql.PARK_CLAIMED_MESSAGE);
        parkedDeliveries = new HeldBatch(connection, SharedSql.PARK_CLAIMED_DELIVERY);
        archive = new ArchiveWriter(connection);
        loose = new LooseSettlements(connection);
    }

    @Override
    public void add(Settlement settlement, long node, boolean partsExist) throws SQLException {
        if (settlement instanceof Settlement.Remove remove) {
            addRemoval(remove, node);
        } else if (settlement instanceof Settlement.Archive consumed) {
            // another JVM may have sent a large body
            archive.add(consumed, true);
        } else if (settlement instanceof Settlement.Return back) {
            addReturn(back, node);
        } else if (settlement instanceof Settlement.Keep keep) {
            begin(keep, keptMessages, keptDeliveries, node).set(keep.deliveryCount() + 1);
            end(keep, keptMessages, keptDeliveries, node);
        } else if (settlement instanceof Settlement.Park park) {
            begin(park, parkedMessages, parkedDeliveries, node);
            end(park, parkedMessages, parkedDeliveries, node);
            if (park.expiration() != 0) {
                loose.deleteTimer(park.expiration(), park, Timer.Kind.EXPIRY);
            }
        } else if (settlement instanceof Settlement.Expire expire) {
            expired.add(expire);
        } else if (settlement instanceof Settlement.MakeReady ready) {
            loose.add(ready);
        } else if (settlement instanceof Settlement.CancelTimer cancel) {
            loose.deleteTimer(cancel.at(), cancel, cancel.kind());
        } else if (settlement instanceof Settlement.Unpark unpark) {
            loose.add(unpark);
        }
    }

    private static Batch begin(Settlement settlement, HeldBatch messages, HeldBatch deliveries, long node)
            throws SQLException {
        return (LooseSettlements.queue(settlement) ? messages : deliveries).begin(node);
    }

    /** The last parameters say which delivery it is. */
    private static void end(Settlement settlement, HeldBatch messages, HeldBatch deliveries, long node)
            throws SQLException {
        boolean queue = LooseSettlements.queue(settlement);
        Batch batch = (queue ? messages : deliveries).current();
        batch.set(settlement.position()).set(node);
        if (!queue) {
            batch.set(settlement.backlog().id());
        }
    }

    private void addRemoval(Settlement.Remove remove, long node) throws SQLException {
        ClaimedRemovals own = removals.computeIfAbsent(node, any -> ClaimedRemovals.of(connection, node));
        if (LooseSettlements.queue(remove)) {
            own.addMessage(remove.position());
        } else {
            own.addDelivery(remove.position(), remove.backlog().id());
        }
        if (remove.dueTime() != 0) {
            loose.deleteTimer(remove.dueTime(), remove, Timer.Kind.DUE);
        }
        if (remove.expiration() != 0) {
            loose.deleteTimer(remove.expiration(), remove, Timer.Kind.EXPIRY);
        }
    }

    private void addReturn(Settlement.Return back, long node) throws SQLException {
        boolean delayed = back.dueTime() != 0;
        Batch batch = begin(back, backMessages, backDeliveries, node).set(delayed ? "DELAYED" : "READY");
        if (delayed) {
            batch.setNullLong();
        } else {
            batch.set(OrderKey.of(back.priority(), back.position()));
        }
        batch.set(back.deliveryCount()).set(back.dueTime());
        end(back, backMessages, backDeliveries, node);
        (LooseSettlements.queue(back) ? queueBacks : subscriptionBacks).add(back);
    }

    @Override
    public void run() throws SQLException {
        archive.run();
        addTimers(queueBacks, backMessages.run());
        addTimers(subscriptionBacks, backDeliveries.run());
        keptMessages.run();
        keptDeliveries.run();
        parkedMessages.run();
        parkedDeliveries.run();
        loose.runUpdates();
        expire();
        for (ClaimedRemovals own : removals.values()) {
            own.run();
        }
        loose.deleteTimers();
    }

    private void addTimers(List<Settlement.Return> backs, int[] changed) throws SQLException {
        for (int i = 0; i < changed.length; i++) {
            if (backs.get(i).dueTime() == 0) {
                changed[i] = 0;
            }
        }
        loose.addTimers(backs, changed);
    }

    /** Whoever deletes the timer settles it; what somebody holds gets another timer. */
    private void expire() throws SQLException {
        if (expired.isEmpty()) {
            return;
        }
        Batch timers = new Batch(connection, Sql.DELETE_TIMER);
        for (Settlement.Expire expire : expired) {
            LooseSettlements.addTimer(timers, expire.at(), expire, Timer.Kind.EXPIRY);
        }
        int[] deleted = timers.run();
        ClaimedRemovals removed = ClaimedRemovals.expired(connection);
        Batch messagesLater = new Batch(connection, SharedSql.EXPIRE_MESSAGE_LATER);
        Batch deliveriesLater = new Batch(connection, SharedSql.EXPIRE_DELIVERY_LATER);
        for (int i = 0; i < deleted.length; i++) {
            Settlement.Expire expire = expired.get(i);
            if (deleted[i] == 0) {
                continue;
            }
            if (LooseSettlements.queue(expire)) {
                removed.addMessage(expire.position());
                messagesLater.begin().set(expire.again()).set(expire.position());
            } else {
                removed.addDelivery(expire.position(), expire.backlog().id());
                deliveriesLater
                        .begin()
                        .set(expire.again())
                        .set(expire.position())
                        .set(expire.backlog().id());
            }
        }
        removed.run();
        // those that are still there are held by somebody
        messagesLater.run();
        deliveriesLater.run();
    }
}
